using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Sendai.Bot.Pack.Files;

namespace Sendai.Bot.Minutes;

/// <summary>The marks and numbers that Word puts before paragraphs by itself, counted as Word counts them.</summary>
internal sealed partial class WordNumbering
{
    public const string Bullet = "・";

    /// <summary>Word has nine levels.</summary>
    private const int Levels = 9;

    private readonly Dictionary<string, Level[]> schemes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> schemeOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);

    public static WordNumbering Of(MainDocumentPart document)
    {
        var read = new WordNumbering();
        if (document.NumberingDefinitionsPart is { } part)
        {
            using var xml = SheetXml.Open(part.GetStream());
            read.Read(xml);
        }

        return read;
    }

    /// <summary>What stands before the next paragraph of a list; empty when it is no list, or shows nothing.</summary>
    public string Next(string id, int level)
    {
        if (!schemeOf.TryGetValue(id, out var scheme) || !schemes.TryGetValue(scheme, out var levels))
        {
            // A list that is described nowhere is one all the same; 0 takes a paragraph out of it.
            return id == "0" ? "" : Bullet;
        }

        level = Math.Clamp(level, 0, Levels - 1);
        var count = counts.TryGetValue(scheme, out var kept) ? kept : counts[scheme] = new int[Levels];
        count[level]++;
        Array.Clear(count, level + 1, Levels - level - 1);
        return levels[level].Format switch
        {
            "bullet" => Bullet,
            "none" => "",
            _ => Places().Replace(levels[level].Text, place => Number(levels, count, place.Groups[1].Value[0] - '1')),
        };
    }

    private static string Number(Level[] levels, int[] count, int level)
    {
        var number = levels[level].Start + Math.Max(count[level], 1) - 1;
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return levels[level].Format switch
        {
            "decimalFullWidth" or "decimalFullWidth2" => string.Concat(digits.Select(digit => (char)(digit - '0' + '０'))),
            "decimalEnclosedCircle" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
            "aiueo" or "aiueoFullWidth" when number is >= 1 and <= 10 => "アイウエオカキクケコ".Substring(number - 1, 1),
            "lowerLetter" when number is >= 1 and <= 26 => ((char)('a' + number - 1)).ToString(),
            "upperLetter" when number is >= 1 and <= 26 => ((char)('A' + number - 1)).ToString(),
            _ => digits,
        };
    }

    private void Read(XmlReader xml)
    {
        Level[]? scheme = null;
        Level? level = null;
        string? list = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var value = WordXml.Attribute(xml, "val") ?? "";
            switch (xml.LocalName)
            {
                case "abstractNum":
                    schemes[WordXml.Attribute(xml, "abstractNumId") ?? ""] = scheme = [.. Enumerable.Range(0, Levels).Select(_ => new Level())];
                    break;
                case "num":
                    (scheme, level, list) = (null, null, WordXml.Attribute(xml, "numId") ?? "");
                    break;
                case "abstractNumId" when list is not null:
                    schemeOf[list] = value;
                    break;
                case "lvl" when scheme is not null:
                    level = int.TryParse(WordXml.Attribute(xml, "ilvl"), CultureInfo.InvariantCulture, out var at) && at is >= 0 and < Levels ? scheme[at] : null;
                    break;
                case "numFmt" when level is not null:
                    level.Format = value;
                    break;
                case "lvlText" when level is not null:
                    level.Text = value;
                    break;
                case "start" when level is not null && int.TryParse(value, CultureInfo.InvariantCulture, out var start):
                    level.Start = Math.Clamp(start, 0, 100_000);
                    break;
            }
        }
    }

    [GeneratedRegex("%([1-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Places();

    private sealed class Level
    {
        public string Format { get; set; } = "decimal";

        public string Text { get; set; } = "";

        public int Start { get; set; } = 1;
    }
}
