namespace Sendai.Domain.Cases.Names;

/// <summary>A name in a text, without its honorific.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="IsCertain">Whether nothing but a person can be meant.</param>
internal sealed record FoundName(int Start, int Length, PersonKey Person, bool IsCertain)
{
    public int End => Start + Length;
}
