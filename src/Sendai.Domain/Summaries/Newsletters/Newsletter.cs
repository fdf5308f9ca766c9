using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries.Newsletters;

/// <summary>What summaries of a period say, sorted by ward and theme, each line with where it comes from: the draft of a newsletter.</summary>
/// <param name="Kind">For whom it is.</param>
/// <param name="Period">Which days it tells of.</param>
/// <param name="Wards">The wards that have something to tell.</param>
public sealed record Newsletter(NewsletterKind Kind, NewsletterPeriod Period, IReadOnlyList<NewsletterWard> Wards)
{
    /// <summary>All summaries behind it, by number.</summary>
    public IEnumerable<NewsletterSource> Sources => Wards.SelectMany(ward => ward.Sources);

    /// <summary>The parts that a kind tells, in the order in which a theme has them.</summary>
    public static IReadOnlyList<SummaryPart> PartsOf(NewsletterKind kind) => kind switch
    {
        NewsletterKind.Newsletter => [SummaryPart.Topics, SummaryPart.Decisions, SummaryPart.Issues],
        NewsletterKind.CommitteeNotice => [SummaryPart.Decisions, SummaryPart.Issues],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without parts."),
    };

    /// <summary>Sorts what the summaries say. Of those that nobody has, or that were withdrawn, nothing is told.</summary>
    /// <param name="kind">For whom it is.</param>
    /// <param name="period">Which days it tells of.</param>
    /// <param name="wards">The wards that it is about, in their order.</param>
    /// <param name="summaries">Summaries, in any order; others than those of the period and the wards are left out.</param>
    /// <param name="issueOf">The issue that a text names.</param>
    public static Newsletter Of(
        NewsletterKind kind, NewsletterPeriod period, IReadOnlyList<Ward> wards, IEnumerable<MeetingSummary> summaries, Func<string, Issue?> issueOf)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(wards);
        var byWard = summaries
            .Where(summary => summary.Sent is not null && period.Contains(summary.Meeting.HeldOn))
            .ToLookup(summary => summary.Ward);
        var writer = new NewsletterWriter(kind, issueOf);
        return new(kind, period, [.. wards.Distinct().Select(ward => writer.Write(ward, byWard[ward])).Where(ward => ward.Sources.Count > 0)]);
    }
}
