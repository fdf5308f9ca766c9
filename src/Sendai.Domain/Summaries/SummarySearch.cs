using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries;

/// <summary>Finds in summaries what somebody wants to know: the lines that say it.</summary>
public static class SummarySearch
{
    /// <summary>A line of the part that was asked for counts so much more.</summary>
    private const float PartWeight = 1.5f;

    /// <summary>What answers less well than this, beside the best, is no answer.</summary>
    private const float LeastOfBest = 0.4f;

    private static readonly IndexSettings Lines = new() { Fields = [(1f, 0.75f)] };
    private static readonly SummaryPart[] First = [SummaryPart.Decisions, SummaryPart.Homework, SummaryPart.Topics];

    /// <summary>The summaries of the meetings that are meant, the newest first.</summary>
    public static IReadOnlyList<MeetingSummary> Meant(IEnumerable<MeetingSummary> summaries, SummaryWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var meant = summaries
            .Where(summary => (wish.Ward is not { } ward || summary.Ward == ward) && wish.Days?.Contains(summary.Meeting.HeldOn) != false && IsNamed(summary.Meeting, wish))
            .OrderByDescending(summary => summary.Meeting.HeldOn)
            .ThenBy(summary => summary.Id, StringComparer.Ordinal)
            .ToList();
        return wish.IsLatest ? [.. meant.GroupBy(summary => summary.Ward).SelectMany(of => of.TakeWhile(summary => summary.Meeting.HeldOn == of.First().Meeting.HeldOn))] : meant;
    }

    /// <summary>The best lines, best first; where nothing says what it was about, those that were asked for, the newest first.</summary>
    /// <param name="summaries">Those that the person may see.</param>
    /// <param name="wish">What they want to know.</param>
    /// <param name="top">How many at most.</param>
    public static IReadOnlyList<SummaryPassage> Find(IEnumerable<MeetingSummary> summaries, SummaryWish wish, int top)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var lines = Meant(summaries, wish)
            .SelectMany(summary => SummaryContent.Parts.SelectMany(part => summary.Content.Lines(part).Select(line => new SummaryPassage(summary, part, line))))
            .ToList();
        if (wish.Words.Length > 0)
        {
            return Search(lines, wish, top);
        }

        SummaryPart[] parts = wish.Part is { } part ? [part] : First;
        return [.. lines.Where(line => parts.Contains(line.Part)).Take(top)];
    }

    private static List<SummaryPassage> Search(List<SummaryPassage> lines, SummaryWish wish, int top)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var index = SearchIndex.Build([.. lines.Select(line => new IndexDocument([line.Line]))], Lines);
        var tokens = index.Analyze(JapaneseText.Fold(wish.Words));
        // One letter in common is a chance, wherever there is more to compare.
        var telling = tokens.Where(token => token.Kind is TokenKind.KanjiPair or TokenKind.Katakana or TokenKind.KatakanaPart or TokenKind.Alphanumeric).ToList();
        telling = telling.Count > 0 ? telling : [.. tokens];
        var hits = index.Search(tokens, lines.Count)
            .Where(hit => telling.Any(token => index.Contribution(token, hit.Document) > 0))
            .Select(hit => (Line: lines[hit.Document], Score: lines[hit.Document].Part == wish.Part ? hit.Score * PartWeight : hit.Score))
            .OrderByDescending(hit => hit.Score)
            .Take(top)
            .ToList();
        return [.. hits.Where(hit => hit.Score >= hits[0].Score * LeastOfBest).Select(hit => hit.Line)];
    }

    private static bool IsNamed(Meeting meeting, SummaryWish wish)
    {
        if (wish.Kinds.Count == 0 && wish.Names.Count == 0)
        {
            return true;
        }

        var name = JapaneseText.ToHiragana(JapaneseText.Fold(meeting.Name));
        return wish.Kinds.Contains(meeting.KindId) || wish.Names.Any(word => name.Contains(word, StringComparison.Ordinal));
    }
}

/// <summary>A line of a summary that answers.</summary>
/// <param name="Summary">Which summary.</param>
/// <param name="Part">In which part it stands.</param>
/// <param name="Line">What it says.</param>
public sealed record SummaryPassage(MeetingSummary Summary, SummaryPart Part, string Line)
{
    // A record would print the line.
    /// <inheritdoc/>
    public override string ToString() => Summary.Id;
}
