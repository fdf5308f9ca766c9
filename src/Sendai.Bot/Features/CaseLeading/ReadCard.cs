using System.Globalization;
using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>A case for whoever takes part in its session, and the list of those that somebody takes part in.</summary>
internal sealed class ReadCard(DirectoryContent content, Instant now)
{
    private const int Shown = 8;

    /// <summary>Number, state and date of each.</summary>
    public AdaptiveCard List(IReadOnlyList<CaseGlance> cases)
    {
        const string Heading = "参加する事例";
        const string None = "いま、参加する事例はありません。話し合いが終わった事例は、ここには出ません。";
        var body = new List<CardElement> { CardParts.Heading(Heading) };
        if (cases.Count == 0)
        {
            body.Add(CardParts.Line(None));
        }

        foreach (var one in cases.OrderBy(glance => glance.Starts).Take(Shown))
        {
            body.Add(CardParts.Line($"受付番号 {one.Number}　{CaseWords.Of(one.Stage)}") with { Weight = TextWeight.Bolder, Separator = true });
            if (one.Starts is { } starts)
            {
                body.Add(CardParts.Line($"話し合い {SessionWords.At(starts, now)}", subtle: true));
            }

            body.Add(new ActionSet { Actions = [CaseVerbs.Button($"{one.Number} を読む", CaseVerbs.Read, one.Number)] });
        }

        return CardParts.Card($"{Heading}。{(cases.Count == 0 ? None : $"{cases.Count}件")}", body);
    }

    /// <summary>What it is about; it goes out by <see cref="CaseReader"/> alone.</summary>
    public AdaptiveCard Of(CaseFile file, int page)
    {
        var pages = CaseContentCard.Pages(file);
        var at = page > 0 && page < pages.Count ? page : 0;
        List<CardElement> body = [CardParts.Heading($"受付番号 {file.Number}"), CardParts.Line($"いまの状態：{CaseWords.Of(file.Stage)}")];
        if (file.Slot is { } slot)
        {
            body.Add(CardParts.Line($"話し合う日：{SessionWords.At(slot.Starts, now)}　{slot.Title}"));
        }

        body.AddRange(CaseContentCard.Of(file, content, pages[at]));
        body.Add(CardParts.Line("話し合いが終わると、このカードの内容は見られなくなります。書き写したり、ほかの方に見せたりしないでください。", subtle: true));
        return CardParts.Card(LeadWords.NumberAndState(file), body, [.. Actions(file, at, pages.Count)]);
    }

    private static IEnumerable<CardAction> Actions(CaseFile file, int page, int count)
    {
        yield return CaseVerbs.Button("当日の資料", LeadVerbs.Sheet, file.Number);
        if (count > 1)
        {
            yield return CaseVerbs.Button(
                page + 1 < count ? "つづきを読む" : "はじめから読む", CaseVerbs.Read, file.Number, (LeadVerbs.Page, ((page + 1) % count).ToString(CultureInfo.InvariantCulture)));
        }

        yield return new ActionExecute { Title = "参加する事例", Verb = LeadVerbs.ReadList };
    }
}
