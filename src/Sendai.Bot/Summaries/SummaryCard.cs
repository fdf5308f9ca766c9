using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Summaries;

/// <summary>A summary as everybody reads it: in a channel, in a personal chat, and in the preview of its author.</summary>
internal static class SummaryCard
{
    /// <param name="summary">The summary.</param>
    /// <param name="next">The session that can be booked from inside; null when there is none.</param>
    /// <param name="now">The moment.</param>
    /// <param name="read">How many have read it, in words; null where nobody has yet.</param>
    /// <param name="without">Verbs whose buttons do not fit where it is shown.</param>
    public static AdaptiveCard Of(MeetingSummary summary, ReviewSession? next, Instant now, string? read = null, IReadOnlyList<string>? without = null) => CardParts.Card(
        $"{Heading(summary, now)}{(summary.CorrectedAt is null ? "" : "（訂正）")}。決まったことは{summary.Content.Lines(SummaryPart.Decisions).Count}件です。",
        [.. Body(summary, next, now), .. read is null ? Enumerable.Empty<CardElement>() : [CardParts.Line(read, subtle: true)]],
        [.. Actions(summary, next, now).Where(action => action is not ActionExecute { Verb: var verb } || without?.Contains(verb) != true)]);

    /// <summary>What is read; the buttons stand below it.</summary>
    public static IEnumerable<CardElement> Body(MeetingSummary summary, ReviewSession? next, Instant now)
    {
        yield return CardParts.Heading(Heading(summary, now));
        if (summary.CorrectedAt is { } corrected)
        {
            yield return CardParts.Line($"訂正：{SessionWords.At(corrected, now)}に書き直しました。") with { Weight = TextWeight.Bolder };
        }

        if (summary.Meeting.Came.Count > 0)
        {
            yield return CardParts.Line($"参加 {summary.Meeting.Came.Count}事業所", subtle: true);
        }

        foreach (var part in SummaryContent.Parts)
        {
            var lines = summary.Content.Lines(part);
            if (lines.Count > 0)
            {
                yield return Section(part, lines);
            }
        }

        if (Bookable(next, now) is { } session)
        {
            yield return CardParts.Line($"次の会：{SessionWords.When(session, now)} {session.Name}");
        }
    }

    public static IEnumerable<CardAction> Actions(MeetingSummary summary, ReviewSession? next, Instant now)
    {
        yield return SummaryVerbs.Button("読みました", SummaryVerbs.HasRead, summary);
        if (Bookable(next, now) is { } session)
        {
            yield return ReviewVerbs.Button("次の会を予約する", ReviewVerbs.Form, session);
        }

        yield return SummaryVerbs.Button("質問する", SummaryVerbs.Ask, summary);
        yield return SummaryVerbs.Button("受け取りをやめる", SummaryVerbs.Unsubscribe, summary);
    }

    private static string Heading(MeetingSummary summary, Instant now) => $"まとめ：{SummaryWords.Title(summary.Meeting, now)}";

    private static ReviewSession? Bookable(ReviewSession? next, Instant now) =>
        next is { Bookers: not Bookers.Secretariat } && next.ClosureAt(now, bySecretariat: false) is null ? next : null;

    private static Container Section(SummaryPart part, IReadOnlyList<string> lines) => new()
    {
        Spacing = Spacing.Medium,
        Items =
        [
            CardParts.Line(SummaryWords.Of(part)) with { Weight = TextWeight.Bolder },
            .. lines.Select(line => part == SummaryPart.Links ? Link(SummaryLink.Read(line)) : CardParts.Line($"・{line}")),
        ],
    };

    // Round brackets would end the address.
    private static TextBlock Link(SummaryLink link) => link.Address is { } address
        ? new TextBlock($"・[{CardText.Escape(link.Title)}]({address.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})") { Spacing = Spacing.Small }
        : CardParts.Line($"・{link.Title}");
}
