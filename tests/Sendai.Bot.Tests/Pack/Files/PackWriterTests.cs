using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Sendai.Bot.Pack;

namespace Sendai.Bot.Tests.Pack.Files;

/// <summary>Files that people open in a spreadsheet.</summary>
public sealed class PackWriterTests : IDisposable
{
    private readonly FileBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Csv_IsWhatASpreadsheetOpensRight()
    {
        PackWriter.Write([Holidays("元日"), Holidays("a,\"b\"") with { Name = "examples" }], bench.Folder);

        Assert.Equal([.. Encoding.UTF8.Preamble, .. "date,name\r\n2026-01-01,元日\r\n"u8], File.ReadAllBytes(bench.PathOf("holidays.csv")));
        Assert.EndsWith("2026-01-01,\"a,\"\"b\"\"\"\r\n", File.ReadAllText(bench.PathOf("examples.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81-22", "'+81-22")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("''", "''")]
    [InlineData("'90年代", "'90年代")]
    [InlineData("022-214-6547", "022-214-6547")]
    public void CsvCell_IsNeverAFormula_AndComesBack(string text, string written)
    {
        PackWriter.Write([Holidays(text)], bench.Folder);

        Assert.EndsWith($"2026-01-01,{written}\r\n", File.ReadAllText(bench.PathOf("holidays.csv")), StringComparison.Ordinal);
        Assert.Equal([$"2026-01-01|{text}"], FileBench.Rows(FileBench.Table(bench.Folder)));
    }

    [Fact]
    public void CsvCellOfSomebodyElse_KeepsItsText() =>
        Assert.Equal(["=1|'90年代"], FileBench.Rows(FileBench.Table(bench.Write("holidays.csv", "date,name\n=1,'90年代\n"))));

    [Fact]
    public void Workbook_IsValid_AndEveryCellIsText()
    {
        PackWriter.Write([.. FileBench.Tables(PackLoader.DefaultFolder)], bench.PathOf("表.xlsx"));

        using var document = SpreadsheetDocument.Open(bench.PathOf("表.xlsx"), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var formats = styles.CellFormats!.Elements<CellFormat>().ToList();
        var sheets = document.WorkbookPart.WorksheetParts.Select(part => part.Worksheet).ToList();
        Assert.Equal(PackShape.Tables.Count, sheets.Count);
        Assert.All(sheets, sheet =>
        {
            var cells = sheet.Descendants<Cell>().ToList();
            Assert.All(cells, cell => Assert.Equal(49u, formats[(int)cell.StyleIndex!.Value].NumberFormatId!.Value));
            Assert.DoesNotContain(cells, cell => cell.CellValue is not null || cell.CellFormula is not null);
            Assert.All(sheet.Descendants<Row>().First().Elements<Cell>(), cell => Assert.NotNull(
                styles.Fonts!.Elements<Font>().ElementAt((int)formats[(int)cell.StyleIndex!.Value].FontId!.Value).Bold));
            Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
            Assert.All(sheet.Descendants<Column>(), column => Assert.InRange(column.Width!.Value, 8, 60));
        });
    }

    [Theory]
    [InlineData("", "holidays.csv")]
    [InlineData("表.xlsx", "表.xlsx")]
    public void WritingAgain_ReplacesTheFile_AndLeavesNothingBehind(string file, string written)
    {
        PackWriter.Write([Holidays("元日")], bench.PathOf(file));
        Assert.Empty(PackWriter.Write([Holidays("がんじつ")], bench.PathOf(file)));

        Assert.Equal(["2026-01-01|がんじつ"], FileBench.Rows(FileBench.Table(bench.PathOf(file))));
        Assert.Equal([written], Directory.GetFileSystemEntries(bench.Folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("新しい/書き出し")]
    [InlineData("新しい/表.xlsx")]
    public void MissingFolder_IsMade(string path)
    {
        Assert.Empty(PackWriter.Write([Holidays("元日")], bench.PathOf(path)));

        Assert.Single(FileBench.Tables(bench.PathOf(path)));
    }

    [Theory]
    [InlineData("ここ/holidays")]
    [InlineData("ここ/表.xlsx")]
    public void PlaceThatCannotBeWritten_IsReported(string path)
    {
        bench.Write("ここ", "ファイル");

        Assert.Contains("書き出せません", Assert.Single(PackWriter.Write([Holidays("元日")], bench.PathOf(path))).Reason, StringComparison.Ordinal);
        Assert.Equal(["ここ"], Directory.GetFileSystemEntries(bench.Folder).Select(Path.GetFileName));
    }

    private static PackTable Holidays(string name) => new("holidays", ["date", "name"], [new PackTableRow(2, ["2026-01-01", name])]);
}
