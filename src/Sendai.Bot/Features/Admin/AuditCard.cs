using System.Text.Json.Nodes;
using Sendai.Bot.Access;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Admin;

/// <summary>A page of the record, the newest line first.</summary>
internal static class AuditCard
{
    private const int LongestName = 40;

    public static AdaptiveCard Of(
        IReadOnlyList<AuditEntry> entries, bool hasMore, IReadOnlyDictionary<string, string> people, DirectoryContent content)
    {
        const string heading = "監査の記録";
        var lines = entries.SelectMany((entry, at) => Line(entry, people[entry.Who], Target(entry, content), isFirst: at == 0)).ToList();
        var body = new List<CardElement> { CardParts.Heading(heading) };
        body.AddRange(lines.Count > 0 ? lines : [CardParts.Line("これより前の記録はありません。")]);
        var spoken = $"{heading}。{entries.Count}件を新しい順に並べています。";
        return hasMore ? CardParts.Card(spoken, body, Older(entries[^1].Line)) : CardParts.Card(spoken, body);
    }

    private static IEnumerable<CardElement> Line(AuditEntry entry, string who, string target, bool isFirst)
    {
        var what = entry.What is { } operation ? AccessWords.Of(operation) : "（今は使われていない操作）";
        var name = who.Length <= LongestName ? who : $"{who[..LongestName]}…";
        yield return new TextBlock(CardText.Escape($"{what}{(target.Length > 0 ? $"（{target}）" : "")}：{AccessWords.Of(entry.Outcome)}"))
        {
            Separator = isFirst ? null : true,
        };
        yield return CardParts.Line($"{AdminWords.Moment(CityClock.At(entry.At))}　{name}", subtle: true);
    }

    /// <summary>The thing by the name that it has today: the record has its id.</summary>
    private static string Target(AuditEntry entry, DirectoryContent content) => entry switch
    {
        { On: "" } => "",
        _ when VerbTarget.Show(entry.On) is { } verb => verb,
        { What: Operation.ComeIn } => $"組織の末尾 {entry.On[^Math.Min(4, entry.On.Length)..]}",
        // A ward, and after it a channel.
        { What: Operation.RegisterSecretariat } => $"{entry.On.Split(' ')[0]}区",
        _ when content.Bodies.FirstOrDefault(body => body.Id == entry.On) is { } body => body.Name,
        _ when content.Wards.Contains(new Ward(entry.On)) => $"{entry.On}区",
        _ => "",
    };

    private static ActionExecute Older(AuditLine last) => new()
    {
        Title = "前の記録",
        Verb = AdminVerbs.OlderAudit,
        Data = new JsonObject { [AdminVerbs.Month] = last.Month, [AdminVerbs.Key] = last.Key },
    };
}
