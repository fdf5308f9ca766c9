using System.Xml;

namespace Sendai.Bot.Minutes;

/// <summary>Small words for the XML of a Word document, whose usual and strict forms share the local names.</summary>
internal static class WordXml
{
    /// <summary>An attribute by its local name; null when it is not there.</summary>
    public static string? Attribute(XmlReader xml, string name)
    {
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name)
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }
}
