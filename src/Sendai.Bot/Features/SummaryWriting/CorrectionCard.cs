using NodaTime;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>What a correction will look like, and how many copies it overwrites.</summary>
internal sealed class CorrectionCard(Instant now)
{
    /// <param name="corrected">The summary as it would be.</param>
    /// <param name="next">The session that can be booked from inside.</param>
    /// <param name="draft">The correction.</param>
    /// <param name="copies">How many have a copy.</param>
    /// <param name="others">How many recipients have none yet.</param>
    /// <param name="bad">What went wrong before; null when nothing did.</param>
    public AdaptiveCard Of(MeetingSummary corrected, ReviewSession? next, CorrectionDraft draft, int copies, int others, string? bad)
    {
        const string Heading = "訂正のプレビュー（まだ訂正していません）";
        var words = $"届いている{copies}件のまとめが、これに書き換わります。";
        return CardParts.Card(
            $"{bad}{Heading}。{words}",
            [
                .. new Said { Bad = bad }.Parts(),
                CardParts.Heading(Heading),
                .. StateCards.Preview(corrected, next, now),
                CardParts.Line(words) with { Weight = TextWeight.Bolder, Separator = true, Spacing = Spacing.Medium },
                .. others > 0 ? [CardParts.Line($"まだ届いていない{others}件には、訂正したものが届きます。")] : Array.Empty<CardElement>(),
            ],
            SummaryVerbs.Deed("訂正を送る", WritingVerbs.Publish, corrected, (WritingVerbs.Correction, draft.Id)),
            SummaryVerbs.Button("書き直す", SummaryVerbs.Correct, corrected, (WritingVerbs.Correction, draft.Id)),
            SummaryVerbs.Button("訂正をやめる", SummaryVerbs.Manage, corrected));
    }
}
