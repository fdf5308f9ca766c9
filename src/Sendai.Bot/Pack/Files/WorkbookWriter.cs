using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellType = DocumentFormat.OpenXml.Spreadsheet.CellValues;

namespace Sendai.Bot.Pack.Files;

/// <summary>Writes tables as a workbook in which every cell is text, so that 022 stays 022 and nothing is ever a formula.</summary>
internal static partial class WorkbookWriter
{
    private const uint TextStyle = 1;
    private const uint HeaderStyle = 2;
    private const double Narrowest = 8;
    private const double Widest = 60;

    public static void Write(IReadOnlyCollection<PackTable> tables, Stream stream)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheets = new Sheets();
        foreach (var table in tables)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            Sheet(table, part);
            sheets.Append(new Sheet { Name = table.Name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) });
        }

        workbook.Workbook = new Workbook(sheets);
    }

    private static void Sheet(PackTable table, WorksheetPart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(Enumerable.Range(0, table.Columns.Count).Select(at => Width(table, at))));
        writer.WriteStartElement(new SheetData());
        Line(writer, 1, table.Columns, HeaderStyle);
        for (var at = 0; at < table.Rows.Count; at++)
        {
            Line(writer, (uint)at + 2, table.Rows[at].Cells, TextStyle);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Line(OpenXmlWriter writer, uint line, IReadOnlyList<string> cells, uint style)
    {
        writer.WriteStartElement(new Row { RowIndex = line });
        foreach (var cell in cells)
        {
            writer.WriteElement(cell.Length == 0
                ? new Cell { StyleIndex = style }
                : new Cell
                {
                    StyleIndex = style,
                    DataType = CellType.InlineString,
                    InlineString = new InlineString(new Text(Escape(cell)) { Space = SpaceProcessingModeValues.Preserve }),
                });
        }

        writer.WriteEndElement();
    }

    /// <summary>As wide as what stands in it, where that is bearable. The format is for the rows that somebody will add.</summary>
    private static Column Width(PackTable table, int at)
    {
        var longest = table.Rows.Select(row => row.Cells[at]).Prepend(table.Columns[at]).Max(text => text.Sum(c => c > 0xFF ? 2 : 1));
        return new Column
        {
            Min = (uint)at + 1,
            Max = (uint)at + 1,
            Width = Math.Clamp(longest + 2, Narrowest, Widest),
            CustomWidth = true,
            Style = TextStyle,
        };
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, NumberFormatId = TextFormat, ApplyNumberFormat = true },
            new CellFormat { FormatId = 0, NumberFormatId = TextFormat, ApplyNumberFormat = true, FontId = 1, ApplyFont = true }),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    /// <summary>The format that a spreadsheet calls 文字列.</summary>
    private const uint TextFormat = 49;

    /// <summary>A text that looks like an escaped character would be read as that character.</summary>
    private static string Escape(string text) => text.Contains("_x", StringComparison.Ordinal) ? LooksEscaped().Replace(text, "_x005F_") : text;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped();
}
