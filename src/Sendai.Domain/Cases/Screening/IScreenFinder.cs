namespace Sendai.Domain.Cases.Screening;

/// <summary>Finds one kind of thing.</summary>
internal interface IScreenFinder
{
    /// <summary>What was found, by place in the folded text. Findings may overlap.</summary>
    IEnumerable<ScreenFinding> Find(FoldedText text);
}
