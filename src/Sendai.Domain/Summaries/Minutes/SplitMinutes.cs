namespace Sendai.Domain.Summaries.Minutes;

/// <summary>Minutes, each thing that is said in the part of a summary where it belongs.</summary>
public sealed class SplitMinutes
{
    internal SplitMinutes(IReadOnlyList<SplitLine> all, IReadOnlyList<string> leftOut)
    {
        All = all;
        LeftOut = leftOut;
    }

    /// <summary>Every line in the order of the minutes.</summary>
    public IReadOnlyList<SplitLine> All { get; }

    /// <summary>What is no line in the order of the minutes: headings that only name a part, numbers and marks of lists, times of a log.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>The text of each part, a line for each thing that is said, in the order of the parts.</summary>
    public IReadOnlyList<string> Texts => [.. SummaryContent.Parts.Select(part => string.Join('\n', Lines(part)))];

    /// <summary>The lines of a part, in the order of the minutes.</summary>
    public IReadOnlyList<string> Lines(SummaryPart part) => [.. All.Where(line => line.Part == part).Select(line => line.Text)];
}

/// <summary>One thing that is said.</summary>
/// <param name="Part">Where it belongs.</param>
/// <param name="Text">As it was written, without the mark of a list.</param>
public sealed record SplitLine(SummaryPart Part, string Text);
