using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>A summary that has gone out, or was taken back: where it stands, and what can be done.</summary>
internal sealed class SentCard(Instant now)
{
    public AdaptiveCard Of(MeetingSummary summary, Said said)
    {
        var title = SummaryWords.Title(summary.Meeting, now);
        var state = SummaryWords.Of(summary.State, now);
        return CardParts.Card(
            $"{said.Bad ?? said.Good}{title}。{state}。",
            [.. said.Parts(), CardParts.Heading(title), .. Lines(summary, state).Select(line => CardParts.Line(line))],
            [.. Actions(summary)]);
    }

    /// <summary>A delivery that begins by itself in a moment.</summary>
    public AdaptiveCard Begun(MeetingSummary summary, int recipients)
    {
        var title = SummaryWords.Title(summary.Meeting, now);
        var words = $"{recipients}件に送り始めました。";
        return CardParts.Card(
            $"{title}。{words}",
            [new Said { Good = words }.Parts().Single(), CardParts.Heading(title), CardParts.Line("届き方は、下のボタンで確かめられます。直したいところがあれば、送ったあとでも訂正できます。")],
            [.. Actions(summary)]);
    }

    private IEnumerable<string> Lines(MeetingSummary summary, string state)
    {
        yield return state;
        if (summary.Delivery is { } delivery)
        {
            yield return $"届け先：{delivery.Recipients}件";
        }

        if (summary.CorrectedAt is { } corrected)
        {
            yield return $"訂正：{SessionWords.At(corrected, now)}";
        }
    }

    private static IEnumerable<CardAction> Actions(MeetingSummary summary)
    {
        yield return SummaryVerbs.Button("届き方を見る", SummaryVerbs.Board, summary);
        if (summary.State is not SummaryState.Withdrawn)
        {
            yield return SummaryVerbs.Button("訂正する", SummaryVerbs.Correct, summary);
            yield return SummaryVerbs.Button("取り下げる", SummaryVerbs.Withdraw, summary);
        }

        yield return WritingVerbs.Button(WritingVerbs.ListWords, WritingVerbs.List, summary.Ward);
    }
}
