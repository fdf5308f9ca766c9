namespace Sendai.Domain.Cases.Names;

/// <summary>Names in Latin letters: Nguyen Van An, YAMADA Taro, Johnさん. Initials are none.</summary>
internal sealed class LatinNames(NameLexicon lexicon, NameWords words)
{
    public IEnumerable<FoundName> Find(NameContext context)
    {
        var text = context.Text;
        for (var at = 0; at < text.Length;)
        {
            if (!Letters.IsLatin(text[at]))
            {
                at++;
                continue;
            }

            var parts = Parts(text, at);
            if (!IsPartOfAddress(text, at, parts[^1].End) && Judge(context, parts) is { } name)
            {
                yield return name;
            }

            at = parts[^1].End;
        }
    }

    private static List<(int Start, int End)> Parts(string text, int at)
    {
        var parts = new List<(int Start, int End)>();
        while (true)
        {
            var end = Letters.EndOf(text, at, c => Letters.IsLatin(c) || c == '\'');
            parts.Add((at, end));
            var next = end < text.Length && text[end] is '.' or ',' ? end + 1 : end;
            next = next < text.Length && (Letters.IsSpace(text[next]) || text[next] is '-' or '・') ? next + 1 : next;
            if (next == end || next >= text.Length || !Letters.IsLatin(text[next]))
            {
                return parts;
            }

            at = next;
        }
    }

    /// <summary>Mail addresses, ids and codes are for others.</summary>
    private static bool IsPartOfAddress(string text, int start, int end) =>
        (start > 0 && (text[start - 1] is '@' or '.' or '_' or '/' or '-' or '+' || char.IsAsciiDigit(text[start - 1])))
        || (end < text.Length && (text[end] is '@' or '_' or '/' || char.IsAsciiDigit(text[end]) || (text[end] is '.' or '-' && end + 1 < text.Length && (Letters.IsLatin(text[end + 1]) || char.IsAsciiDigit(text[end + 1])))));

    private FoundName? Judge(NameContext context, List<(int Start, int End)> parts)
    {
        var text = context.Text;
        var (start, end) = (parts[0].Start, parts[^1].End);
        var written = parts.ConvertAll(part => text[part.Start..part.End]);
        var follow = context.Behind(end);
        var isCalled = follow == Follow.Honorific;
        if (written.TrueForAll(part => part.Length < 2) || (written.Exists(words.LatinWord.Contains) && !(isCalled && written.TrueForAll(lexicon.Latin.Contains))))
        {
            return null;
        }

        var (lead, mark) = context.Before(start);
        var isLed = lead == Lead.NameLabel || (lead is Lead.Kin or Lead.Label && mark != '\0');
        var listed = written.Count(lexicon.Latin.Contains);
        var isTitled = written.TrueForAll(part => char.IsUpper(part[0]) || part.Length < 4);
        var isCapitals = written.TrueForAll(part => part.All(char.IsUpper));
        var isName = parts.Count == 1
            ? (isCalled && (listed > 0 || (!isCapitals && isTitled && written[0].Length > 2))) || (isLed && listed > 0 && written[0].Length > 2)
            : (isTitled || isCapitals || isCalled) && (listed > 1 || (listed > 0 && (isCalled || isLed || !isCapitals)) || (isCalled && !isCapitals && isTitled));
        return isName && follow != Follow.NotPerson
            ? new FoundName(start, end - start, new PersonKey("", text[start..end].ToUpperInvariant()), isCalled || listed > 1)
            : null;
    }
}
