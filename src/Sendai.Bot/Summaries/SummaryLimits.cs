using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Summaries;

/// <summary>How much a summary may say, so that a card can carry it to everybody. Whoever keeps one asks here first.</summary>
internal static class SummaryLimits
{
    /// <summary>
    /// What the body of the card may weigh: 4,000 letters of Japanese on 80 lines fit. The rest of what Teams takes is for the
    /// buttons, for how many have read it, and for what stands around it in the preview.
    /// </summary>
    private const int Heaviest = 20_500;

    /// <summary>What is wrong with the length of texts, before they are screened; null when nothing is.</summary>
    public static string? Flaw(IReadOnlyList<string> texts)
    {
        var letters = texts.Sum(text => text.Length);
        var lines = texts.Sum(text => SummaryContent.LinesOf(text).Count);
        return letters > SummaryContent.Longest ? $"全部で{letters:N0}字あります。{SummaryContent.Longest:N0}字までに短くしてください。"
            : lines > SummaryContent.MostLines ? $"全部で{lines}行あります。{SummaryContent.MostLines}行までに減らしてください。"
            : null;
    }

    /// <summary>The same for a whole summary, which may have become longer by what replaced names, or weigh more than its letters.</summary>
    public static string? Flaw(MeetingSummary summary) =>
        Flaw([.. SummaryContent.Parts.Select(part => summary.Content[part].Value)]) ?? (IsTooHeavy(summary) ? "絵文字や記号、長いアドレスが多く、1枚のカードに入りきりません。短くしてください。" : null);

    private static bool IsTooHeavy(MeetingSummary summary)
    {
        var card = new AdaptiveCard { Body = [.. SummaryCard.Body(summary, null, CityClock.Of(summary.Meeting.HeldOn.AtMidnight()))] };
        return CardJson.Write(card).Length > Heaviest;
    }
}
