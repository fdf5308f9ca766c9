namespace Sendai.Domain.Cases.Screening;

/// <summary>Digits that may be one number: groups with little between them.</summary>
/// <param name="Digits">All digits.</param>
/// <param name="Lengths">How many digits each group has.</param>
/// <param name="Start">Where the first digit stands.</param>
/// <param name="End">Behind the last one.</param>
internal sealed record DigitGroups(string Digits, IReadOnlyList<int> Lengths, int Start, int End)
{
    private const int LongestGap = 4;
    private const int FewestDigits = 6;
    private const int MostDigits = 16;

    /// <summary>Whether each group is one digit, as when somebody leaves a space between all of them.</summary>
    public bool IsSpacedOut => Lengths.Count > 5 && Lengths.All(length => length == 1);

    /// <summary>
    /// Every way to read a number that begins with the group at each place where one can begin: the longest first.
    /// </summary>
    public static IEnumerable<IReadOnlyList<DigitGroups>> In(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]) && (at == 0 || !char.IsAsciiDigit(text[at - 1])))
            {
                yield return From(text, at);
            }
        }
    }

    /// <summary>Whether the number goes on before these groups, so that they are only its end.</summary>
    public bool IsEndOfMore(string text) =>
        Start > 1 && text[Start - 1] is '-' or '.' or '/' or ':' or ',' && char.IsAsciiDigit(text[Start - 2]);

    private static List<DigitGroups> From(string text, int start)
    {
        var found = new List<DigitGroups>();
        var lengths = new List<int>();
        var digits = "";
        var at = start;
        while (true)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at <= MostDigits)
            {
                end++;
            }

            digits += text[at..end];
            lengths.Add(end - at);
            if (digits.Length > MostDigits)
            {
                break;
            }

            if (digits.Length >= FewestDigits)
            {
                found.Insert(0, new DigitGroups(digits, [.. lengths], start, end));
            }

            var next = EndOfGap(text, end);
            if (next < 0)
            {
                break;
            }

            at = next;
        }

        return found;
    }

    /// <summary>Where the next group begins, or -1 when what follows is not a gap within a number.</summary>
    private static int EndOfGap(string text, int at)
    {
        var breaks = 0;
        for (var end = at; end < text.Length && end - at <= LongestGap; end++)
        {
            if (char.IsAsciiDigit(text[end]))
            {
                return end;
            }

            if (text[end] is '\n' && ++breaks > 1)
            {
                return -1;
            }

            if (text[end] is not ('-' or ' ' or '\n' or '(' or ')' or '.' or '・' or '/' or 'の' or '~' or '〜' or '*' or '_' or '[' or ']' or '〔' or '〕' or '【' or '】'))
            {
                return -1;
            }
        }

        return -1;
    }
}
