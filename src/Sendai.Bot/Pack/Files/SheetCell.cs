using System.Globalization;
using System.Xml;

namespace Sendai.Bot.Pack.Files;

/// <summary>A cell as it is stored.</summary>
/// <param name="Reference">Its place, such as <c>B2</c>. Some programs leave it out.</param>
/// <param name="Type">What its value is: <c>s</c> a shared text, <c>inlineStr</c> a text, <c>n</c> or nothing a number …</param>
/// <param name="Style">Which format it has.</param>
/// <param name="Value">Its value, for a formula its result.</param>
/// <param name="IsFormula">Whether the value is a result.</param>
internal readonly record struct SheetCell(string Reference, string Type, int Style, string Value, bool IsFormula)
{
    /// <summary>Its column, 1 for A.</summary>
    public int? Column
    {
        get
        {
            var column = 0;
            foreach (var letter in Reference.TakeWhile(char.IsAsciiLetterUpper).Take(3))
            {
                column = (column * 26) + letter - 'A' + 1;
            }

            return Reference.Length == 0 ? null : column > 0 ? column : throw new InvalidDataException("A cell has no column.");
        }
    }

    /// <summary>Reads the cell at which <paramref name="xml"/> stands, and leaves the reader at its end.</summary>
    public static SheetCell Read(XmlReader xml)
    {
        var (reference, type) = (xml.GetAttribute("r") ?? "", xml.GetAttribute("t") ?? "n");
        var style = int.Parse(xml.GetAttribute("s") ?? "0", CultureInfo.InvariantCulture);
        var (value, formula) = ("", false);
        if (!xml.IsEmptyElement)
        {
            var outside = xml.Depth;
            while (xml.Read() && xml.Depth > outside)
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                switch (xml.LocalName)
                {
                    case "v":
                        value = SheetXml.PlainText(xml);
                        break;
                    case "is":
                        value = SheetXml.RichText(xml);
                        break;
                    case "f":
                        formula = true;
                        break;
                }
            }
        }

        return new SheetCell(reference, type, style, value, formula);
    }
}
