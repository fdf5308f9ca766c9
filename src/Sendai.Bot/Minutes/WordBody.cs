using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Sendai.Bot.Pack.Files;

namespace Sendai.Bot.Minutes;

/// <summary>
/// Goes through the body of a document piece by piece: a tree of it could fill the memory. Paragraphs become lines, headings
/// lines with <c>#</c>, lists lines with their marks, rows of tables 「cell｜cell」.
/// </summary>
internal sealed class WordBody(WordStyles styles, WordNumbering numbering)
{
    private const char Bar = '｜';

    /// <summary>Deeper than people nest tables and boxes.</summary>
    private const int MostNested = 200;

    private readonly Stack<Paragraph> paragraphs = new();

    /// <summary>Where lines go: the document, or the cell that is being read.</summary>
    private readonly Stack<List<string>> places = new([[]]);
    private readonly Stack<List<List<string>>> rows = new();
    private int letters;

    /// <summary>The text; null when it is too long.</summary>
    public string? Read(MainDocumentPart part)
    {
        using var xml = SheetXml.Open(part.GetStream());
        while (!xml.EOF)
        {
            var moved = xml.NodeType switch
            {
                XmlNodeType.Element => Begin(xml),
                XmlNodeType.EndElement => End(xml.LocalName),
                _ => false,
            };
            if (letters > MinutesLimits.Letters)
            {
                return null;
            }

            if (places.Count + paragraphs.Count > MostNested)
            {
                throw new InvalidDataException("Nested too deep.");
            }

            if (!moved)
            {
                xml.Read();
            }
        }

        return string.Concat(places.Peek().Select(line => $"{line}\n"));
    }

    /// <summary>Takes note of an element; true when the reader has moved on already.</summary>
    private bool Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            // Struck out or moved away, the reading over a word, what old programs see instead of a box, and where tabs stand.
            case "del" or "moveFrom" or "rt" or "Fallback" or "tabs" or "instrText" or "pPrChange" or "rPrChange":
                xml.Skip();
                return true;
            case "p" when xml.IsEmptyElement:
                Add("");
                break;
            case "p":
                paragraphs.Push(new Paragraph());
                break;
            case "tc" when !xml.IsEmptyElement:
                places.Push([]);
                break;
            case "tr" when !xml.IsEmptyElement:
                rows.Push([]);
                break;
            case var name when paragraphs.TryPeek(out var paragraph):
                return Begin(xml, name, paragraph);
        }

        return false;
    }

    private bool Begin(XmlReader xml, string name, Paragraph paragraph)
    {
        switch (name)
        {
            case "t":
                var text = SheetXml.PlainText(xml);
                letters += text.Length;
                paragraph.Text.Append(text);
                break;
            case "tab":
                paragraph.Text.Append('　');
                break;
            case "br" or "cr":
                paragraph.Text.Append('\n');
                break;
            case "noBreakHyphen":
                paragraph.Text.Append('-');
                break;
            case "pStyle":
                paragraph.Style = WordXml.Attribute(xml, "val");
                break;
            case "outlineLvl" when Number(xml) is >= 0 and < 9 and var outline:
                paragraph.Heading = outline + 1;
                break;
            case "ilvl":
                paragraph.Level = Number(xml);
                break;
            case "numId":
                paragraph.Numbering = WordXml.Attribute(xml, "val");
                break;
        }

        return false;
    }

    private bool End(string name)
    {
        switch (name)
        {
            case "p" when paragraphs.TryPop(out var paragraph):
                Write(paragraph);
                break;
            case "tc":
                rows.Peek().Add(places.Pop());
                break;
            case "tr":
                WriteRow(rows.Pop());
                break;
        }

        return false;
    }

    private void Write(Paragraph paragraph)
    {
        var heading = paragraph.Heading ?? styles.HeadingOf(paragraph.Style);
        var list = paragraph.Numbering is { } own ? (own, paragraph.Level ?? 0) : styles.NumberingOf(paragraph.Style);
        var text = paragraph.Text.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            Add("");
            return;
        }

        var mark = list is { } at ? numbering.Next(at.Item1, at.Item2) : "";
        var indent = heading is null && list is { Item2: > 0 and var depth } && mark.Length > 0 ? new string('　', Math.Min(depth, 9)) : "";
        var before = heading is { } level ? $"{new string('#', Math.Min(level, 6))} " : indent;
        var gap = mark.Length > 0 && mark != WordNumbering.Bullet ? " " : "";
        foreach (var line in text.Split('\n'))
        {
            Add($"{before}{mark}{gap}{line.Trim()}");
            // What follows a line break belongs to the same item, a little to the right.
            (before, mark, gap) = (mark.Length > 0 ? $"{indent}　" : "", "", "");
        }
    }

    /// <summary>A row is one line, unless a cell has several: then its cells stand below each other, as they are to be read.</summary>
    private void WriteRow(List<List<string>> cells)
    {
        foreach (var cell in cells)
        {
            cell.RemoveAll(line => line.Length == 0);
        }

        if (cells.Any(cell => cell.Count > 1))
        {
            cells.ForEach(cell => cell.ForEach(Add));
        }
        else if (cells.Any(cell => cell.Count > 0))
        {
            Add(string.Join(Bar, cells.Select(cell => cell.FirstOrDefault(""))).Trim(Bar));
        }
    }

    private void Add(string line)
    {
        // Lines without letters are counted, too: they take room.
        letters++;
        places.Peek().Add(line);
    }

    private static int? Number(XmlReader xml) =>
        int.TryParse(WordXml.Attribute(xml, "val"), CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class Paragraph
    {
        public StringBuilder Text { get; } = new();

        public string? Style { get; set; }

        public int? Heading { get; set; }

        public string? Numbering { get; set; }

        public int? Level { get; set; }
    }
}
