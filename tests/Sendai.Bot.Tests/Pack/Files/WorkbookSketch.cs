using System.IO.Compression;
using System.Text;

namespace Sendai.Bot.Tests.Pack.Files;

/// <summary>A workbook put together from the XML of its sheets, to hold what our own writer never writes.</summary>
internal sealed class WorkbookSketch
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private readonly List<(string Name, string Xml, string Attributes)> sheets = [];

    public string SharedStrings { get; init; } = "";

    public string Styles { get; init; } = "";

    public string WorkbookProperties { get; init; } = "";

    public string WorkbookType { get; init; } = Types + "sheet.main+xml";

    /// <summary>Whether the namespaces are those of the strict form, as newer programs can save it.</summary>
    public bool Strict { get; init; }

    public CompressionLevel Compression { get; init; } = CompressionLevel.Fastest;

    /// <summary>A workbook of one sheet <c>holidays</c>, below whose header stand <paramref name="rows"/>.</summary>
    public static WorkbookSketch Holidays(string rows) => new WorkbookSketch().Sheet("holidays", Header + rows);

    public static string Header => "<row r=\"1\">" + Text("A1", "date") + Text("B1", "name") + "</row>";

    /// <summary>A cell of text.</summary>
    public static string Text(string reference, string text) => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";

    /// <summary>Adds a sheet: its rows, and what stands behind them.</summary>
    public WorkbookSketch Sheet(string name, string rows, string behind = "", string attributes = "")
    {
        sheets.Add((name, $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{behind}</worksheet>", attributes));
        return this;
    }

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in Parts())
            {
                using var entry = new StreamWriter(archive.CreateEntry(path, Compression).Open(), new UTF8Encoding(false));
                entry.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + (Strict ? InStrictForm(xml) : xml));
            }
        }

        return bytes.ToArray();
    }

    private static string InStrictForm(string xml) => xml
        .Replace(Main, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
        .Replace(Relationships, "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal);

    private IEnumerable<(string Path, string Xml)> Parts()
    {
        var numbered = sheets.Select((sheet, at) => (Number: at + 1, sheet.Name, sheet.Xml, sheet.Attributes)).ToList();
        yield return ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{WorkbookType}\"/>"
            + $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Types}sharedStrings+xml\"/>"
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}styles+xml\"/>"
            + string.Concat(numbered.Select(sheet => $"<Override PartName=\"/xl/worksheets/sheet{sheet.Number}.xml\" ContentType=\"{Types}worksheet+xml\"/>")) + "</Types>");
        yield return ("_rels/.rels", Relations([("rId1", "officeDocument", "xl/workbook.xml")]));
        yield return ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\">{WorkbookProperties}<sheets>"
            + string.Concat(numbered.Select(sheet => $"<sheet name=\"{sheet.Name}\" sheetId=\"{sheet.Number}\" r:id=\"rId{sheet.Number}\" {sheet.Attributes}/>")) + "</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", Relations(
        [
            .. numbered.Select(sheet => ($"rId{sheet.Number}", "worksheet", $"worksheets/sheet{sheet.Number}.xml")),
            ("rId101", "sharedStrings", "sharedStrings.xml"),
            ("rId102", "styles", "styles.xml"),
        ]));
        yield return ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{SharedStrings}</sst>");
        yield return ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{Styles}</styleSheet>");
        foreach (var sheet in numbered)
        {
            yield return ($"xl/worksheets/sheet{sheet.Number}.xml", sheet.Xml);
        }
    }

    private static string Relations((string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(to => $"<Relationship Id=\"{to.Id}\" Type=\"{Relationships}/{to.Type}\" Target=\"{to.Target}\"/>")) + "</Relationships>";
}
