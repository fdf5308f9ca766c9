using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Sendai.Bot.Pack.Files;

/// <summary>What the packaging library throws for a file that is not what it says. Everything else is a fault of ours.</summary>
internal static class OfficeDamage
{
    public static bool Is(Exception e) =>
        e is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or IOException
            or FormatException or ArgumentException or InvalidOperationException or OverflowException or NotSupportedException or KeyNotFoundException;
}
