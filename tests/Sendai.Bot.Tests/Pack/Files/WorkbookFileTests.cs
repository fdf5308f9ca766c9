using System.IO.Compression;
using System.Text;
using Sendai.Bot.Pack;

namespace Sendai.Bot.Tests.Pack.Files;

/// <summary>Workbooks as they must not be, and what stands in them beside tables.</summary>
public sealed class WorkbookFileTests : IDisposable
{
    private static readonly string NewYear = $"<row r='2'>{WorkbookSketch.Text("A2", "2026-01-01")}{WorkbookSketch.Text("B2", "元日")}</row>";

    private readonly FileBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Sheets_AreTables_AndOthersAreLeftAlone()
    {
        var sketch = WorkbookSketch.Holidays(NewYear)
            .Sheet("メモ", $"<row r='1'>{WorkbookSketch.Text("A1", "覚え書き")}</row>")
            .Sheet("Examples", $"<row r='1'>{WorkbookSketch.Text("A1", "text")}</row><row r='2'>{WorkbookSketch.Text("A2", "お試し")}</row>")
            .Sheet("bodies", "", attributes: "state='hidden'");
        var reading = FileBench.Reading(bench.Write("表.xlsx", sketch.Bytes()));

        Assert.Equal(["holidays", "examples"], reading.All.Select(table => table.Name));
        Assert.Equal(
            ["表.xlsx「メモ」 表の名前のシートではないので使いません", "表.xlsx「bodies」 隠れているシートは使いません。使うなら、再表示してから保存してください"],
            reading.Findings.Select(finding => $"{finding.File} {finding.Reason}"));
        Assert.All(reading.Findings, finding => Assert.Equal(FindingWeight.Notice, finding.Weight));
    }

    [Fact]
    public void EmptyRowsAndColumns_AreNoRows()
    {
        var rows = "<row r='1'/><row r='2'>" + WorkbookSketch.Text("A2", "date") + WorkbookSketch.Text("B2", "name") + "<c r='C2' s='0'/></row>"
            + "<row r='4'>" + WorkbookSketch.Text("B4", "元日") + WorkbookSketch.Text("A4", "2026-01-01") + "</row>"
            + "<row r='5'><c r='A5'/><c r='B5'/></row><row r='1048576'/>";
        var table = FileBench.Table(bench.Write("表.xlsx", new WorkbookSketch().Sheet("holidays", rows).Bytes()));

        Assert.Equal(["date", "name"], table.Columns);
        Assert.Equal([(4, "2026-01-01|元日")], table.Rows.Select(row => row.Line).Zip(FileBench.Rows(table)));
    }

    [Fact]
    public void StrictWorkbook_ReadsTheSame()
    {
        var sketch = new WorkbookSketch { Strict = true }.Sheet("holidays", WorkbookSketch.Header + NewYear);

        Assert.Equal(["2026-01-01|元日"], FileBench.Rows(FileBench.Table(bench.Write("表.xlsx", sketch.Bytes()))));
    }

    [Fact]
    public void TooManyColumns_AreRefused() => AssertRefused(
        "列が多すぎます", new WorkbookSketch().Sheet("holidays", $"<row r='1'>{WorkbookSketch.Text("A1", "date")}{WorkbookSketch.Text("XFD1", "遠く")}</row>").Bytes());

    [Fact]
    public void TooManyRows_AreRefused() => AssertRefused(
        "行が多すぎます", WorkbookSketch.Holidays(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 100_001))).Bytes());

    [Fact]
    public void WhatStandsBesideTheTable_IsNotPartOfIt()
    {
        var rows = $"<row r='2'>{WorkbookSketch.Text("A2", "2026-01-01")}{WorkbookSketch.Text("H2", "要確認")}</row><row r='3'>{WorkbookSketch.Text("H3", "ここまで")}</row>";

        Assert.Equal(["2026-01-01|"], FileBench.Rows(FileBench.Table(bench.Write("表.xlsx", WorkbookSketch.Holidays(rows).Bytes()))));
    }

    [Theory]
    [InlineData("holiday", "表のシートがありません")]
    [InlineData("Sheet1", "表のシートがありません")]
    public void WorkbookWithoutATable_IsRefused(string sheet, string reason) => AssertRefused(
        reason, new WorkbookSketch().Sheet(sheet, WorkbookSketch.Header + NewYear).Bytes());

    [Fact]
    public void SheetWithoutHeader_IsRefused() => AssertRefused("見出しの行がありません", new WorkbookSketch().Sheet("holidays", "").Bytes());

    [Fact]
    public void MissingColumn_IsNamed_WithItsSheet()
    {
        var refusal = AssertRefused("見出しに列がありません：name", new WorkbookSketch().Sheet("holidays", $"<row r='1'>{WorkbookSketch.Text("A1", "date")}</row>" + NewYear).Bytes());

        Assert.Equal("表.xlsx「holidays」", refusal.File);
    }

    [Fact]
    public void JoinedCells_AreRefused_WithTheirPlace() => AssertRefused(
        "結合されたセルがあります（A2:A5）",
        new WorkbookSketch().Sheet("holidays", WorkbookSketch.Header + NewYear, "<mergeCells count='1'><mergeCell ref='A2:A5'/></mergeCells>").Bytes());

    [Fact]
    public void TableInTwoSheets_IsRefused() => AssertRefused(
        "同じ名前の表が2つあります", WorkbookSketch.Holidays(NewYear).Sheet("Holidays ", WorkbookSketch.Header + NewYear).Bytes());

    [Theory]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml")]
    public void WorkbookWithMacros_IsRefused(string type) => AssertRefused(
        "マクロ付きやテンプレート", new WorkbookSketch { WorkbookType = type }.Sheet("holidays", WorkbookSketch.Header + NewYear).Bytes());

    [Fact]
    public void WorkbookOfBefore2007_IsRefused() => AssertRefused("古い形式（.xls）です", [.. Compound, .. new byte[512]]);

    [Fact]
    public void WorkbookWithAPassword_IsRefused() => AssertRefused(
        "パスワードがかかっています", [.. Compound, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")]);

    [Fact]
    public void ArchiveOfSomethingElse_IsRefused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("はじめに.txt");
        }

        AssertRefused("ファイルが壊れているようです", bytes.ToArray());
    }

    [Fact]
    public void ArchiveThatUnpacksWithoutEnd_IsRefused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 201; i++)
            {
                entry.Write(zeros);
            }
        }

        var honest = bytes.ToArray();
        AssertRefused("中身が大きすぎます", honest);

        // The same archive saying that it holds a single byte.
        var lying = (byte[])honest.Clone();
        var entryOfDirectory = lying.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(lying.AsSpan(entryOfDirectory + 24), 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsType<PackReading.Refused>(PackReader.Read(bench.Write("表.xlsx", lying)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20 * 1024 * 1024);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(400)]
    public void CutWorkbook_IsRefused(int kept) => AssertRefused("ファイルが壊れているようです", WorkbookSketch.Holidays(NewYear).Bytes()[..kept]);

    [Theory]
    [InlineData("<row r='2'><c r='A2' t='s'><v>7</v></c></row>")]
    [InlineData("<row r='2'><c r='A2' t='s'><v>x</v></c></row>")]
    [InlineData("<row r='2'><c r='A2'><v>x</v></c></row>")]
    [InlineData("<row r='2'><c r='9' t='n'><v>1</v></c></row>")]
    [InlineData("<row r='2'><c r='A2'>")]
    public void WorkbookThatContradictsItself_IsRefused(string rows) =>
        AssertRefused("ファイルが壊れているようです", WorkbookSketch.Holidays(rows).Bytes());

    [Fact]
    public void DamagedBytes_NeverThrow()
    {
        var whole = new WorkbookSketch { Compression = CompressionLevel.NoCompression, SharedStrings = "<si><t>元日</t></si>", Styles = "<cellXfs count='1'><xf numFmtId='14'/></cellXfs>" }
            .Sheet("holidays", WorkbookSketch.Header + NewYear + "<row r='3'><c r='A3' s='0'><v>46023</v></c><c r='B3' t='s'><v>0</v></c></row>").Bytes();
        var random = new Random(3);
        var refused = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            refused += PackReader.Read(bench.Write("表.xlsx", damaged)) is PackReading.Refused ? 1 : 0;
        }

        Assert.InRange(refused, 100, 999);
    }

    private static byte[] Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private PackFinding AssertRefused(string reason, byte[] workbook)
    {
        var refusal = FileBench.Refusal(bench.Write("表.xlsx", workbook));

        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        return refusal;
    }
}
