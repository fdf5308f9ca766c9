using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries.Newsletters;

/// <summary>Writes ward after ward; the numbers of the sources go on from one to the next.</summary>
internal sealed class NewsletterWriter(NewsletterKind kind, Func<string, Issue?> issueOf)
{
    private int numbered;

    public NewsletterWard Write(Ward ward, IEnumerable<MeetingSummary> summaries)
    {
        var parts = Newsletter.PartsOf(kind);
        var inOrder = summaries
            .OrderBy(summary => summary.Meeting.HeldOn)
            .ThenBy(summary => summary.Meeting.Name, StringComparer.Ordinal)
            .ThenBy(summary => summary.Id, StringComparer.Ordinal)
            .ToList();
        var latest = kind == NewsletterKind.CommitteeNotice
            ? inOrder.GroupBy(summary => (summary.Meeting.KindId, summary.Meeting.Name)).Select(meetings => meetings.Last()).ToHashSet()
            : [];
        var told = inOrder.Where(summary => parts.Any(part => HasLines(summary, part)) || (latest.Contains(summary) && HasLines(summary, SummaryPart.Next)));
        var sources = told.Select(summary => (Summary: summary, Source: new NewsletterSource(++numbered, summary.Id, summary.Meeting))).ToList();
        return new(
            ward,
            Themes([.. parts.SelectMany(part => LinesOf(part, sources))]),
            [.. LinesOf(SummaryPart.Next, sources.Where(one => latest.Contains(one.Summary)))],
            [.. sources.Select(one => one.Source)]);
    }

    private static bool HasLines(MeetingSummary summary, SummaryPart part) => summary.Content.Lines(part).Count > 0;

    /// <summary>The lines of a part. What several meetings said in the same words stands once.</summary>
    private static IEnumerable<NewsletterLine> LinesOf(SummaryPart part, IEnumerable<(MeetingSummary Summary, NewsletterSource Source)> sources) =>
        sources
            .SelectMany(one => one.Summary.Content.Lines(part).Select(text => (Text: text, one.Source)))
            .GroupBy(said => JapaneseText.Fold(said.Text))
            .Select(same => new NewsletterLine(part, same.First().Text, [.. same.Select(said => said.Source).Distinct()]));

    private List<NewsletterTheme> Themes(IReadOnlyList<NewsletterLine> lines) =>
    [
        // Sorting keeps the order of equals: of two themes with as many lines, the one that came up first.
        .. lines.GroupBy(line => issueOf(line.Text)?.Label)
            .Select(theme => new NewsletterTheme(theme.Key, [.. theme]))
            .OrderBy(theme => theme.Label is null)
            .ThenByDescending(theme => theme.Lines.Count),
    ];
}
