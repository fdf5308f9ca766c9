using System.Text.RegularExpressions;

namespace Sendai.Domain.Summaries.Minutes;

/// <summary>
/// Splits rough minutes into the parts of a summary: by their headings, and by the words of each sentence. The same text gives the
/// same parts, and nothing is dropped: what cannot be placed is <see cref="SummaryPart.Other"/>.
/// </summary>
public sealed partial class MinutesSplitter
{
    private const int LongestHeading = 40;
    private const int LongestBranch = 40;

    private readonly IReadOnlyList<MinutesLine> lines;
    private readonly List<string> leftOut;
    private readonly List<SplitLine> all = [];

    /// <summary>The headings above the line, from the outermost on: their kinds, and the part that each stands for.</summary>
    private readonly List<(string Kind, SummaryPart? Part)> headings = [];
    private SummaryPart? before;

    private MinutesSplitter(IReadOnlyList<MinutesLine> lines, List<string> leftOut)
    {
        this.lines = lines;
        this.leftOut = leftOut;
    }

    /// <summary>Splits minutes.</summary>
    /// <param name="text">As somebody typed or pasted them.</param>
    public static SplitMinutes Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> leftOut = [];
        return new MinutesSplitter(MinutesLines.Read(text, leftOut), leftOut).Split();
    }

    private SplitMinutes Split()
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            if (line.FollowsRule)
            {
                headings.Clear();
            }

            if (IsTitle(at))
            {
                all.Add(new SplitLine(SummaryPart.Other, line.Text));
            }
            else if (IsTableHead(line))
            {
                leftOut.Add(line.Text);
            }
            else if (HeadingOf(at) is { } heading)
            {
                Open(line, heading);
            }
            else
            {
                at += Say(at);
            }
        }

        return new SplitMinutes(all, leftOut);
    }

    private SummaryPart? Heading => headings.Count > 0 ? headings[^1].Part : null;

    /// <summary>The first line is what the minutes are called, unless it is a sentence or begins a part.</summary>
    private bool IsTitle(int at) =>
        at == 0 && lines[0] is { Row: false, Text.Length: <= 80 } first && !first.Text.Contains('。', StringComparison.Ordinal)
        && lines.Count > 1 && !first.Text.EndsWith('」')
        && PartHeading.Of(Bracketed(first.Text) ?? first.Folded) is { IsBare: false } or { Part: SummaryPart.Other }
        && Labelled(first) is null or { Part: SummaryPart.Other };

    private static bool IsTableHead(MinutesLine line)
    {
        var cells = Separators().Split(line.Folded);
        return cells.Length > 1 && cells.All(cell => ColumnName().IsMatch(cell.Trim()));
    }

    private static string? Bracketed(string text) => Brackets().Match(text) is { Success: true } match ? match.Groups["in"].Value : null;

    /// <summary>What a heading says; null when the line is none.</summary>
    private PartHeading? HeadingOf(int at)
    {
        var line = lines[at];
        if (line.Row || line.Text.Length > LongestHeading || Sentence().IsMatch(line.Text))
        {
            return null;
        }

        var inner = Bracketed(line.Text);
        var heading = PartHeading.Of(Directory.JapaneseText.Fold(inner ?? line.Text));
        var below = at + 1 < lines.Count ? lines[at + 1] : null;
        if (inner is not null || line.Kind.StartsWith('#') || line.Kind == "**")
        {
            return heading;
        }

        // What comes next belongs beside or above an open heading: nothing hangs on this line.
        var isLast = below is not null && headings.Any(open => open.Kind == below.Kind || (open.Kind.StartsWith('#') && below.Kind.StartsWith('#')));
        if (below is null || (isLast && !heading.IsBare) || Colon().IsMatch(line.Folded.TrimEnd(':')) || Separators().IsMatch(line.Text))
        {
            return null;
        }

        var isAbove = below.Kind != line.Kind || below.Indent > line.Indent;
        if (heading.IsBare)
        {
            // In an agenda each item can be the name of a part, and nothing hangs on it.
            return isAbove && (line.Kind != "-" || headings.All(open => open.Kind == "-")) ? heading : null;
        }

        if (!LineMark.MayHead(line.Kind) || !isAbove)
        {
            return null;
        }

        var isOpen = headings.Any(open => open.Kind == line.Kind);
        return isOpen || LineMark.IsSign(line.Kind) || (heading.Part is not null && below.IsItem) || (headings.Count == 0 && below.IsItem) ? heading : null;
    }

    private void Open(MinutesLine line, PartHeading heading)
    {
        var kind = Brackets().IsMatch(line.Text) ? $"{line.Text[0]}" : line.Kind;
        var same = headings.FindIndex(open => open.Kind == kind || (kind.StartsWith('#') && open.Kind.StartsWith('#') && open.Kind.Length > 1
            && string.CompareOrdinal(open.Kind, kind) >= 0));
        if (same >= 0)
        {
            headings.RemoveRange(same, headings.Count - same);
        }

        // A heading below one that names a part and names none itself is about the same.
        var part = heading.Part ?? Heading;
        // A number below a heading can be an item as well: it is not left out.
        var isItem = same < 0 && headings.Count > 0 && line.IsItem && kind == line.Kind && !kind.StartsWith('#') && kind != "**" && !LineMark.IsSign(kind);
        headings.Add((kind, part));
        before = null;
        if (heading.IsBare && !isItem)
        {
            leftOut.Add(line.Text);
        }
        else
        {
            all.Add(new SplitLine(part ?? SummaryPart.Topics, (Bracketed(line.Text) ?? line.Text).Trim().TrimEnd('：', ':')));
        }
    }

    /// <summary>Puts a line, and the branches of a list that hang on it, into their parts; how many lines more that were.</summary>
    private int Say(int at)
    {
        var line = lines[at];
        if (!line.IsItem && !line.Row)
        {
            SayParagraph(at);
            return 0;
        }

        var part = PartOfItem(line);
        var branches = Branches(at, part);
        var text = branches.Count == 0 ? line.Text
            : $"{line.Text}{(line.Text[^1] is '：' or ':' ? "" : "：")}{string.Join(" ／ ", branches.Select(branch => branch.Text))}";
        Add(part, text);
        return branches.Count;
    }

    private void SayParagraph(int at)
    {
        var line = lines[at];
        if (Labelled(line) is { } label)
        {
            Add(PartOfLabelled(line, label), line.Text);
            return;
        }

        foreach (var sentence in Sentences.Cut(line.Text))
        {
            var text = sentence.Trim();
            if (Letters.IsIn(text))
            {
                var part = PartOf(Directory.JapaneseText.Fold(text));
                Add(part == Default && IsBesideGreeting(at) ? SummaryPart.Other : part, text);
            }
        }
    }

    /// <summary>Whether a short paragraph begins or ends with a greeting: then what stands beside it is one, too.</summary>
    private bool IsBesideGreeting(int at)
    {
        var end = at;
        while (end + 1 < lines.Count && !lines[end + 1].StartsParagraph && !lines[end + 1].IsItem)
        {
            end++;
        }

        var start = at;
        while (start > 0 && !lines[start].StartsParagraph)
        {
            start--;
        }

        return end - start < 3 && lines[at].Text.Length <= LongestHeading
            && (PartPhrases.IsGreeting(lines[end].Folded) || PartPhrases.IsGreeting(lines[start].Folded));
    }

    private void Add(SummaryPart part, string text)
    {
        all.Add(new SplitLine(part, text));
        before = part;
    }

    /// <summary>Items further in that mean nothing without the one above: short, without a sentence's end, and of its part.</summary>
    private List<MinutesLine> Branches(int at, SummaryPart part)
    {
        var line = lines[at];
        List<MinutesLine> branches = [];
        if (line.Row || Sentence().IsMatch(line.Text) || line.Text.Length > LongestHeading)
        {
            return branches;
        }

        for (var below = at + 1; below < lines.Count && lines[below] is { IsItem: true } branch && branch.Indent > line.Indent; below++)
        {
            if (Sentence().IsMatch(branch.Text) || branch.Text.Length > LongestBranch || (PartOfItem(branch) != part && PartOfItem(branch) != Default))
            {
                return [];
            }

            branches.Add(branch);
        }

        return branches;
    }

    /// <summary>An item is whole: the sentence in it that speaks most clearly decides.</summary>
    private SummaryPart PartOfItem(MinutesLine line)
    {
        if (Labelled(line) is { } label)
        {
            return PartOfLabelled(line, label);
        }

        SummaryPart[] parts = [.. Sentences.Cut(line.Text).Select(sentence => PartOf(Directory.JapaneseText.Fold(sentence.Trim())))];
        return parts.LastOrDefault(part => part != Default, parts.Length > 0 ? parts[^1] : Default);
    }

    /// <summary>Where a line goes whose words say nothing. Without headings the next time is told last, and in one go.</summary>
    private SummaryPart Default => Heading ?? (before == SummaryPart.Next && all.Count * 5 > lines.Count * 3 ? SummaryPart.Next : SummaryPart.Topics);

    /// <summary>「次回：…」 names its part itself; null when what stands before the colon names none.</summary>
    private static PartHeading? Labelled(MinutesLine line) =>
        Label().Match(line.Folded) is { Success: true } match && PartHeading.Of(match.Groups["label"].Value) is { IsBare: true } label ? label : null;

    private SummaryPart PartOfLabelled(MinutesLine line, PartHeading label)
    {
        var part = PartOf(line.Folded);
        return Heading switch
        {
            null or SummaryPart.Other => part is SummaryPart.Topics or SummaryPart.Other || part == Default ? label.Part!.Value : part,
            SummaryPart.Topics when label.Part is not SummaryPart.Other => label.Part!.Value,
            _ => part,
        };
    }

    private SummaryPart PartOf(string folded)
    {
        var spoken = PartPhrases.WithoutSpeaker(folded);
        if (Heading is null or SummaryPart.Topics or SummaryPart.Other
            && before is SummaryPart.Homework or SummaryPart.Decisions && PartPhrases.Accepts(spoken))
        {
            return before.Value;
        }

        // Who is to do something may stand before the colon.
        var (text, said) = (PartPhrases.WithoutBeginning(folded), PartPhrases.WithoutBeginning(spoken));
        return Heading switch
        {
            SummaryPart.Next => UnderNext(text),
            SummaryPart.Links => PartPhrases.IsHomework(text, isStory: true) ? SummaryPart.Homework : SummaryPart.Links,
            SummaryPart.Homework => UnderHomework(text),
            SummaryPart.Decisions => UnderDecisions(text),
            SummaryPart.Issues => UnderIssues(text),
            SummaryPart.Topics => Anywhere(text, said, isStory: true) ?? SummaryPart.Topics,
            SummaryPart.Other => Anywhere(text, said, isStory: false) ?? Loose(said) ?? SummaryPart.Other,
            _ => Anywhere(text, said, isStory: false) ?? Loose(said) ?? Default,
        };
    }

    private static SummaryPart UnderNext(string text) =>
        PartPhrases.IsHomework(text, isStory: false) && !PartPhrases.IsSigningUp(text) ? SummaryPart.Homework
        : PartPhrases.IsDecided(text) ? SummaryPart.Decisions
        : SummaryPart.Next;

    private SummaryPart UnderHomework(string text) =>
        PartPhrases.IsHomework(text, isStory: false) ? SummaryPart.Homework
        : PartPhrases.IsDecided(text) ? SummaryPart.Decisions
        : PartPhrases.IsNext(text) || (before == SummaryPart.Next && PartPhrases.GoesOnWithNext(text)) ? SummaryPart.Next
        : PartPhrases.IsIssue(text) || (before == SummaryPart.Issues && PartPhrases.GoesOnAlike(text)) ? SummaryPart.Issues
        : PartPhrases.HasAddress(text) ? SummaryPart.Links
        : PartPhrases.IsGreeting(text) ? SummaryPart.Other
        : SummaryPart.Homework;

    private static SummaryPart UnderDecisions(string text) =>
        PartPhrases.IsHomework(text, isStory: false) && PartPhrases.NamesSomebody(text) ? SummaryPart.Homework
        : PartPhrases.IsDecided(text) ? SummaryPart.Decisions
        : PartPhrases.IsNext(text) ? SummaryPart.Next
        : PartPhrases.HasAddress(text) ? SummaryPart.Links
        : SummaryPart.Decisions;

    private static SummaryPart UnderIssues(string text) =>
        PartPhrases.IsHomework(text, isStory: true) ? SummaryPart.Homework
        : PartPhrases.IsDecided(text) ? SummaryPart.Decisions
        : PartPhrases.IsNext(text) ? SummaryPart.Next
        : SummaryPart.Issues;

    /// <summary>What a sentence says clearly enough to leave its heading.</summary>
    private SummaryPart? Anywhere(string text, string said, bool isStory) =>
        PartPhrases.IsHomework(text, isStory) && !(before == SummaryPart.Next && PartPhrases.IsSigningUp(text)) ? SummaryPart.Homework
        : PartPhrases.IsDecided(text) ? SummaryPart.Decisions
        : PartPhrases.IsNext(said) ? SummaryPart.Next
        : before == SummaryPart.Next && PartPhrases.GoesOnWithNext(text) && !PartPhrases.IsLink(text) ? SummaryPart.Next
        : PartPhrases.IsIssue(text) || (before == SummaryPart.Issues && PartPhrases.GoesOnAlike(text)) ? SummaryPart.Issues
        : PartPhrases.IsLink(text) ? SummaryPart.Links
        : PartPhrases.IsGreeting(said) ? SummaryPart.Other
        : null;

    /// <summary>What its words tell where no heading does.</summary>
    private static SummaryPart? Loose(string text) =>
        PartPhrases.IsAboutTheMeeting(text) ? SummaryPart.Other
        : PartPhrases.SoundsLikeHomework(text) ? SummaryPart.Homework
        : PartPhrases.SoundsDecided(text) ? SummaryPart.Decisions
        : PartPhrases.SoundsLikeAnIssue(text) ? SummaryPart.Issues
        : null;

    [GeneratedRegex(@"^[■□◆◇●★☆▼◎]?[ 　]*(?:【(?<in>[^】]+)】|〈(?<in>[^〉]+)〉|《(?<in>[^》]+)》|≪(?<in>[^≫]+)≫|[＜<](?<in>[^＞>]+)[＞>]|\[(?<in>[^\]]+)\]|［(?<in>[^］]+)］|〔(?<in>[^〕]+)〕|(?<in>[^★]+)★)[：:]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex("[。！？]|https?://", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex("[:：→|｜]", RegexOptions.CultureInvariant)]
    private static partial Regex Colon();

    [GeneratedRegex("[｜|]| ?[/／] |[、,]|\t|　| → ?", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex("^(?:担当(?:者|事業所)?|誰が?|だれが?|内容|何を|やること|すること|宿題|期限|いつまで(?:に)?|締め?切り?|〆切|しめきり|日時|日にち|日程|場所|会場|議題|テーマ|備考|項目|番号|no\\.?|課題|対応|決定事項|資料名?|リンク|url|状況|進捗)$", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnName();

    [GeneratedRegex(@"^(?:[【\[<〈《](?<label>[^】\]>〉》]{1,16})[】\]>〉》]\s*(?=\S)|(?<label>[^:。、「(]{1,14})(?::(?=.)| +(?=\S)|\t))", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
