using System.Globalization;

namespace Sendai.Domain.Reviews.Series;

/// <summary>Walks through a rule; what does not fit is left where it stands.</summary>
internal sealed class SeriesScanner(string text)
{
    private const string KanjiDigits = "一二三四五六七八九";
    private const char KanjiTen = '十';
    private const string Separators = "・,、と/&";
    private const int MostDigits = 2;

    /// <summary>How far it is.</summary>
    public int At { get; set; }

    public bool IsAtEnd => At == text.Length;

    /// <summary>Goes over a word, when it comes next.</summary>
    public bool Take(string word)
    {
        var isNext = text.AsSpan(At).StartsWith(word, StringComparison.Ordinal);
        At += isNext ? word.Length : 0;
        return isNext;
    }

    /// <summary>Goes over one of these letters, and tells which.</summary>
    public int? OneOf(string letters)
    {
        var place = IsAtEnd ? -1 : letters.IndexOf(text[At], StringComparison.Ordinal);
        At += place >= 0 ? 1 : 0;
        return place >= 0 ? place : null;
    }

    public bool Separator() => OneOf(Separators) is not null;

    /// <summary>Goes over a number of one or two digits, or of kanji up to 十九.</summary>
    public int? Number()
    {
        var digits = Run(char.IsAsciiDigit);
        var kanji = digits.Length == 0 ? Run(letter => letter == KanjiTen || KanjiDigits.Contains(letter, StringComparison.Ordinal)) : "";
        int? number = digits.Length is > 0 and <= MostDigits ? int.Parse(digits, CultureInfo.InvariantCulture)
            : kanji.Length > 0 ? Kanji(kanji)
            : null;
        At += number is null ? 0 : digits.Length + kanji.Length;
        return number;
    }

    private string Run(Func<char, bool> isOfIt) => string.Concat(text.Skip(At).TakeWhile(isOfIt));

    private static int? Kanji(string kanji) => kanji switch
    {
        [KanjiTen] => 10,
        [KanjiTen, not KanjiTen and var one] => 10 + Digit(one),
        [var one] => Digit(one),
        _ => null,
    };

    private static int Digit(char kanji) => KanjiDigits.IndexOf(kanji, StringComparison.Ordinal) + 1;
}
