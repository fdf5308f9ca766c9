using System.Text;
using System.Xml;

namespace Sendai.Bot.Pack.Files;

/// <summary>
/// Goes through the XML of a workbook piece by piece: a tree of a part that is within the limits could still fill the memory.
/// Elements are known by their local names, which the strict and the usual form of the format share.
/// </summary>
internal static class SheetXml
{
    public static XmlReader Open(Stream part) => XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });

    /// <summary>
    /// The text of the element at which <paramref name="xml"/> stands, in its <c>t</c> elements, without the readings (ふりがな)
    /// beside it. The reader is left at the end of the element.
    /// </summary>
    public static string RichText(XmlReader xml) => Text(xml, within: "t");

    /// <summary>The text directly in the element at which <paramref name="xml"/> stands. The reader is left at its end.</summary>
    public static string PlainText(XmlReader xml) => Text(xml, within: null);

    private static string Text(XmlReader xml, string? within)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (outside, inside) = (xml.Depth, within is null);
        var text = new StringBuilder();
        xml.Read();
        while (xml.Depth > outside)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
            {
                xml.Skip();
                continue;
            }

            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                inside = xml.NodeType == XmlNodeType.Element && xml.LocalName == within && !xml.IsEmptyElement;
            }
            else if (inside && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                text.Append(xml.Value);
            }

            xml.Read();
        }

        return text.ToString();
    }
}
