using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Sendai.Bot.Pack.Files;

namespace Sendai.Bot.Minutes;

/// <summary>What the styles of a document say about its paragraphs: which are headings, and which are numbered.</summary>
internal sealed partial class WordStyles
{
    /// <summary>A style that is based on itself would have no end.</summary>
    private const int MostBases = 20;

    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);

    public static WordStyles Of(MainDocumentPart document)
    {
        var read = new WordStyles();
        if (document.StyleDefinitionsPart is { } part)
        {
            using var xml = SheetXml.Open(part.GetStream());
            read.Read(xml);
        }

        return read;
    }

    /// <summary>The level of a heading, from 1; null for other paragraphs.</summary>
    public int? HeadingOf(string? style) => Chain(style).Select(one => one.Heading).FirstOrDefault(level => level is not null);

    /// <summary>The numbering of a style; null when it has none.</summary>
    public (string Id, int Level)? NumberingOf(string? style) =>
        Chain(style).FirstOrDefault(one => one.Numbering is not null) is { Numbering: { } id } numbered ? (id, numbered.Level) : null;

    private IEnumerable<Style> Chain(string? style)
    {
        for (var bases = 0; style is not null && bases < MostBases && styles.TryGetValue(style, out var found); bases++)
        {
            yield return found;
            style = found.Base;
        }
    }

    private void Read(XmlReader xml)
    {
        Style? style = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "style")
            {
                style = new Style();
                styles[WordXml.Attribute(xml, "styleId") ?? ""] = style;
            }
            else if (style is not null)
            {
                Note(style, xml.LocalName, WordXml.Attribute(xml, "val") ?? "");
            }
        }
    }

    private static void Note(Style style, string element, string value)
    {
        switch (element)
        {
            case "name" when HeadingName().Match(value) is { Success: true } heading:
                style.Heading = heading.Groups[1].Success ? int.Parse(heading.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 1;
                break;
            case "basedOn":
                style.Base = value;
                break;
            case "outlineLvl" when int.TryParse(value, CultureInfo.InvariantCulture, out var level) && level is >= 0 and < 9:
                style.Heading ??= level + 1;
                break;
            case "numId":
                style.Numbering = value;
                break;
            case "ilvl" when int.TryParse(value, CultureInfo.InvariantCulture, out var depth):
                style.Level = depth;
                break;
        }
    }

    [GeneratedRegex("^(?:(?:heading|見出し) ?([1-9])|title|表題)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeadingName();

    private sealed class Style
    {
        public string? Base { get; set; }

        public int? Heading { get; set; }

        public string? Numbering { get; set; }

        public int Level { get; set; }
    }
}
