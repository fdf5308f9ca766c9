using System.Text;

namespace Sendai.Domain.Summaries.Minutes;

/// <summary>What is said is made of letters and digits; the rest only sets it apart.</summary>
internal static class Letters
{
    /// <summary>Whether there are any; rare ones are two characters long.</summary>
    public static bool IsIn(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return true;
            }
        }

        return false;
    }
}
