using System.Text;

namespace Sendai.Domain.Directory;

/// <summary>Telephone numbers as people type them: full-width digits, every kind of dash, brackets and spaces.</summary>
public static class PhoneNumber
{
    private const string Dashes = "-‐‑‒–—―−－ー〜()";

    /// <summary>The number as it is dialled, with half-width digits and hyphens, or why it is none. No text is no number, and no mistake.</summary>
    public static (string Number, ContactFlaw? Flaw) Read(string typed)
    {
        var number = new StringBuilder();
        foreach (var c in TypedText.Line(typed).Normalize(NormalizationForm.FormKC))
        {
            if (char.IsAsciiDigit(c))
            {
                number.Append(c);
            }
            else if (Dashes.Contains(c, StringComparison.Ordinal))
            {
                // Brackets stand where hyphens would.
                if (number.Length > 0 && number[^1] != '-')
                {
                    number.Append('-');
                }
            }
            else if (c != ' ')
            {
                return ("", ContactFlaw.PhoneNotDigits);
            }
        }

        var read = number.ToString().TrimEnd('-');
        return (read, FlawOf(read, typed));
    }

    private static ContactFlaw? FlawOf(string read, string typed) => (read.Count(char.IsAsciiDigit), read) switch
    {
        (0, _) => TypedText.Line(typed).Length == 0 ? null : ContactFlaw.PhoneNotDigits,
        // 110, 119, 189 and their like.
        (3 or 4, _) when !read.Contains('-', StringComparison.Ordinal) => null,
        (10 or 11, ['0', ..]) => null,
        (9 or 10 or 11, [not '0', ..]) => ContactFlaw.PhoneWithoutZero,
        _ => ContactFlaw.PhoneLength,
    };
}
