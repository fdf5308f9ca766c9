using NodaTime;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Summaries;

/// <summary>What stands in the place of a summary that was taken back.</summary>
internal static class WithdrawnCard
{
    public static AdaptiveCard Of(MeetingSummary summary, Instant now)
    {
        var title = $"まとめ：{SummaryWords.Title(summary.Meeting, now)}";
        const string Words = "このまとめは、事務局が取り下げました。";
        return CardParts.Card($"{title}。{Words}", [CardParts.Heading(title), CardParts.Line(Words), CardParts.Line(SummaryWords.Of(summary.State, now), subtle: true)]);
    }
}
