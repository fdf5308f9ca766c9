using Sendai.Bot.Cases;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>A case for everybody in the channel of 事務局: its number, where it stands, and what can be done now.</summary>
internal static class ChannelCard
{
    /// <param name="file">The case.</param>
    /// <param name="notice">What came of a press; null when none was.</param>
    public static AdaptiveCard Of(CaseFile file, string? notice = null)
    {
        var body = new List<CardElement>();
        if (notice is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Emphasis, Items = [CardParts.Line(notice)] });
        }

        body.Add(CardParts.Heading($"受付番号 {file.Number}"));
        body.Add(CardParts.Line($"いまの状態：{CaseWords.Of(file.Stage)}"));
        return CardParts.Card($"{notice}{LeadWords.NumberAndState(file)}", body, [.. Actions(file)]);
    }

    /// <summary>Tells whether the card is another than before. A new 担当 makes one too: its buttons count once.</summary>
    public static string PrintOf(CaseFile file) => $"{file.Steps.Count} {file.Assignee?.Key}";

    private static IEnumerable<CardAction> Actions(CaseFile file)
    {
        var number = file.Number;
        yield return LeadVerbs.Back("内容を見る", number);
        if (file.State is CaseState.Received)
        {
            yield return CaseVerbs.Deed("確認した", LeadVerbs.Check, number);
        }

        if (file.State is CaseState.Checked)
        {
            yield return CaseVerbs.Button("日程を決める", LeadVerbs.ScheduleForm, number);
        }

        if (!file.State.IsOver && file.State is not CaseState.Returned)
        {
            yield return CaseVerbs.Deed("わたしが担当する", LeadVerbs.Take, number);
        }

        if (file.State is CaseState.Received or CaseState.Checked)
        {
            yield return CaseVerbs.Button("差し戻す", LeadVerbs.Write, number, (LeadVerbs.What, LeadText.Return.Id));
        }
    }
}
