using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries.Newsletters;

/// <summary>Writes ward after ward; the numbers of the sources go on from one to the next, in the order in which they are read.</summary>
internal sealed class NewsletterWriter(NewsletterKind kind, Func<string, Issue?> issueOf)
{
    private int numbered;

    public NewsletterWard Write(Ward ward, IEnumerable<MeetingSummary> summaries)
    {
        var inOrder = summaries
            .OrderBy(summary => summary.Meeting.HeldOn)
            .ThenBy(summary => summary.Meeting.Name, StringComparer.Ordinal)
            .ThenBy(summary => summary.Id, StringComparer.Ordinal)
            .ToList();
        var themes = Themes(Newsletter.PartsOf(kind).SelectMany(part => Said(part, inOrder)));
        var next = kind == NewsletterKind.CommitteeNotice ? [.. Said(SummaryPart.Next, Latest(inOrder))] : new List<Saying>();
        var sources = themes.SelectMany(theme => theme.Said).Concat(next)
            .SelectMany(saying => saying.By)
            .DistinctBy(summary => summary.Id)
            .Select(summary => new NewsletterSource(++numbered, summary.Id, summary.Meeting))
            .ToDictionary(source => source.Summary, StringComparer.Ordinal);
        return new(
            ward,
            [.. themes.Select(theme => new NewsletterTheme(theme.Label, [.. theme.Said.Select(saying => saying.ToLine(sources))]))],
            [.. next.Select(saying => saying.ToLine(sources))],
            [.. sources.Values.OrderBy(source => source.Number)]);
    }

    /// <summary>What the newest summary of a meeting says of its next time holds; what older ones say is past.</summary>
    private static IEnumerable<MeetingSummary> Latest(IEnumerable<MeetingSummary> inOrder) =>
        inOrder.GroupBy(summary => (summary.Meeting.KindId, summary.Meeting.Name)).Select(meetings => meetings.Last()).OrderBy(summary => summary.Meeting.HeldOn);

    /// <summary>The lines of a part. What several meetings said in the same words stands once.</summary>
    private static IEnumerable<Saying> Said(SummaryPart part, IEnumerable<MeetingSummary> summaries) => summaries
        .SelectMany(summary => summary.Content.Lines(part).Select(text => (Text: text, Summary: summary)))
        .GroupBy(said => JapaneseText.Fold(said.Text))
        .Select(same => new Saying(part, same.First().Text, [.. same.Select(said => said.Summary)]));

    private List<(string? Label, List<Saying> Said)> Themes(IEnumerable<Saying> sayings) =>
    [
        // Sorting keeps the order of equals: of two themes with as many lines, the one that came up first.
        .. sayings.GroupBy(saying => issueOf(saying.Text)?.Label)
            .Select(theme => (Label: theme.Key, Said: theme.ToList()))
            .OrderBy(theme => theme.Label is null)
            .ThenByDescending(theme => theme.Said.Count),
    ];

    private sealed record Saying(SummaryPart Part, string Text, IReadOnlyList<MeetingSummary> By)
    {
        public NewsletterLine ToLine(Dictionary<string, NewsletterSource> sources) =>
            new(Part, Text, [.. By.Select(summary => sources[summary.Id]).Distinct().OrderBy(source => source.Number)]);
    }
}
