namespace Sendai.Domain.Directory;

/// <summary>A question after reading: folded, hiragana words turned into known ones, ward and area noticed.</summary>
/// <param name="Folded">The folded text as typed.</param>
/// <param name="Words">The same with hiragana words replaced; equal to <paramref name="Folded"/> where there were none.</param>
/// <param name="Ward">The ward that the answer is for: one named in the text, else the asker's own.</param>
/// <param name="Area">The area of the ward map that a place in the text lies in, or empty.</param>
/// <param name="WardInText">Whether the ward comes from the text.</param>
internal sealed record ReadQuestion(string Folded, string Words, Ward? Ward, string Area, bool WardInText);
