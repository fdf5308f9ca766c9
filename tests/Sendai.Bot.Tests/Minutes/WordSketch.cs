using System.IO.Compression;
using System.Text;

namespace Sendai.Bot.Tests.Minutes;

/// <summary>A Word document put together from the XML of its body.</summary>
internal sealed class WordSketch(string body)
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    public string Styles { get; init; } = "";

    public string Numbering { get; init; } = "";

    public string DocumentType { get; init; } = Types + "document.main+xml";

    /// <summary>Whether the namespaces are those of the strict form, as newer programs can save it.</summary>
    public bool Strict { get; init; }

    /// <summary>How long a picture of zeros is that nobody sees.</summary>
    public int PictureBytes { get; init; }

    /// <summary>A paragraph of plain text, and what Word knows about it.</summary>
    public static string Paragraph(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr>{Run(text)}</w:p>";

    public static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string Styled(string style, string text) => Paragraph(text, $"<w:pStyle w:val=\"{style}\"/>");

    public static string Item(string list, int level, string text) =>
        Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc><w:tcPr/>{cell}</w:tc>"))}</w:tr>";

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in Parts())
            {
                using var entry = new StreamWriter(archive.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                entry.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + (Strict ? InStrictForm(xml) : xml));
            }

            using var picture = archive.CreateEntry("word/media/image1.png", CompressionLevel.Fastest).Open();
            for (var left = PictureBytes; left > 0; left -= 1 << 20)
            {
                picture.Write(new byte[1 << 20]);
            }
        }

        return bytes.ToArray();
    }

    private static string InStrictForm(string xml) => xml
        .Replace(Main, "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal)
        .Replace(Relationships, "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal);

    private IEnumerable<(string Path, string Xml)> Parts()
    {
        yield return ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/word/document.xml\" ContentType=\"{DocumentType}\"/>"
            + $"<Override PartName=\"/word/styles.xml\" ContentType=\"{Types}styles+xml\"/>"
            + $"<Override PartName=\"/word/numbering.xml\" ContentType=\"{Types}numbering+xml\"/></Types>");
        yield return ("_rels/.rels", Relations(("rId1", "officeDocument", "word/document.xml")));
        yield return ("word/document.xml", $"<w:document xmlns:w=\"{Main}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>");
        yield return ("word/_rels/document.xml.rels", Relations(("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")));
        yield return ("word/styles.xml", $"<w:styles xmlns:w=\"{Main}\">{Styles}</w:styles>");
        yield return ("word/numbering.xml", $"<w:numbering xmlns:w=\"{Main}\">{Numbering}</w:numbering>");
    }

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(to => $"<Relationship Id=\"{to.Id}\" Type=\"{Relationships}/{to.Type}\" Target=\"{to.Target}\"/>")) + "</Relationships>";
}
