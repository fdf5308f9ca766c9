using Sendai.Bot.Pack;

namespace Sendai.Bot.Tests.Pack.Files;

/// <summary>What a cell shows is what is read, however a program has stored it.</summary>
public sealed class WorkbookCellTests : IDisposable
{
    /// <summary>Cell formats by their place: none, built-in ones, own ones.</summary>
    private const string Styles = """
        <numFmts count="6">
          <numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
          <numFmt numFmtId="171" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
          <numFmt numFmtId="172" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
          <numFmt numFmtId="173" formatCode="[Red]#,##0&quot;day&quot;"/>
          <numFmt numFmtId="174" formatCode="0.00E+00"/>
          <numFmt numFmtId="175" formatCode="G/標準&quot;円&quot;"/>
        </numFmts>
        <cellXfs count="12"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="17"/><xf numFmtId="20"/><xf numFmtId="49"/>
          <xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/><xf numFmtId="174"/><xf numFmtId="175"/></cellXfs>
        """;

    private const string Shared = """
        <si><t>元日</t></si>
        <si><r><t>成人</t></r><r><rPr><b/></rPr><t xml:space="preserve"> の日</t></r></si>
        <si><t>敬老の日</t><rPh sb="0" eb="2"><t>ケイロウ</t></rPh><phoneticPr fontId="1"/></si>
        <si><r><t>海</t></r><rPh sb="0" eb="1"><t>ウミ</t></rPh><r><t>の日</t></r></si>
        <si><t>_x005F_x0041_と_x0041_</t></si>
        """;

    private readonly FileBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("<c r='B2' t='s'><v>0</v></c>", "元日")]
    [InlineData("<c r='B2' t='s'><v>1</v></c>", "成人 の日")]
    [InlineData("<c r='B2' t='s'><v>2</v></c>", "敬老の日")]
    [InlineData("<c r='B2' t='s'><v>3</v></c>", "海の日")]
    [InlineData("<c r='B2' t='s'><v>4</v></c>", "_x0041_とA")]
    [InlineData("<c r='B2' t='inlineStr'><is><t>山の日</t><rPh sb='0' eb='1'><t>ヤマ</t></rPh></is></c>", "山の日")]
    [InlineData("<c r='B2' t='inlineStr'><is><r><t>山</t></r><r><t>の日</t></r></is></c>", "山の日")]
    [InlineData("<c r='B2' t='str'><f>\"文化\"&amp;\"の日\"</f><v>文化の日</v></c>", "文化の日")]
    [InlineData("<c r='B2'><f>1+2</f><v>3</v></c>", "3")]
    [InlineData("<c r='B2' t='b'><v>1</v></c>", "TRUE")]
    [InlineData("<c r='B2' t='b'><v>0</v></c>", "FALSE")]
    [InlineData("<c r='B2'><v>222257211</v></c>", "222257211")]
    [InlineData("<c r='B2' t='n'><v>0.10000000000000001</v></c>", "0.1")]
    [InlineData("<c r='B2'><v>1E-05</v></c>", "0.00001")]
    [InlineData("<c r='B2'><v>-3</v></c>", "-3")]
    [InlineData("<c r='B2' s='5'><v>46023</v></c>", "46023")]
    [InlineData("<c r='B2' s='9'><v>46023</v></c>", "46023")]
    [InlineData("<c r='B2' s='10'><v>46023</v></c>", "46023")]
    [InlineData("<c r='B2' s='11'><v>46023</v></c>", "46023")]
    [InlineData("<c r='B2' s='1'><v>46023</v></c>", "2026-01-01")]
    [InlineData("<c r='B2' s='2'><v>46023.75</v></c>", "2026-01-01 18:00")]
    [InlineData("<c r='B2' s='3'><v>46023</v></c>", "2026-01")]
    [InlineData("<c r='B2' s='4'><v>0.375</v></c>", "09:00")]
    [InlineData("<c r='B2' s='6'><v>46023</v></c>", "2026-01-01")]
    [InlineData("<c r='B2' s='7'><v>46023</v></c>", "2026-01-01")]
    [InlineData("<c r='B2' s='8'><v>46023</v></c>", "2026-01")]
    [InlineData("<c r='B2' t='d'><v>2026-01-01</v></c>", "2026-01-01")]
    [InlineData("<c t='inlineStr'><is><t>名無し</t></is></c>", "名無し")]
    public void Cell_ReadsAsItShows(string cell, string expected)
    {
        var sketch = new WorkbookSketch { Styles = Styles, SharedStrings = Shared }
            .Sheet("holidays", WorkbookSketch.Header + $"<row r='2'>{WorkbookSketch.Text("A2", "x")}{cell}</row>");

        Assert.Equal([$"x|{expected}"], FileBench.Rows(FileBench.Table(bench.Write("表.xlsx", sketch.Bytes()))));
    }

    [Fact]
    public void Dates_OfTheOldMacintoshCalendar_AreTheSameDates()
    {
        var sketch = new WorkbookSketch { Styles = Styles, WorkbookProperties = "<workbookPr date1904='1'/>" }
            .Sheet("holidays", WorkbookSketch.Header + "<row r='2'><c r='A2' s='1'><v>44561</v></c></row>");

        Assert.Equal(["2026-01-01|"], FileBench.Rows(FileBench.Table(bench.Write("表.xlsx", sketch.Bytes()))));
    }

    [Theory]
    [InlineData("<c r='B2' t='e'><f>A9/0</f><v>#DIV/0!</v></c>", "B2 が数式のエラー（#DIV/0!）です")]
    [InlineData("<c r='B2'><f>A1</f></c>", "B2 の数式に結果がありません")]
    [InlineData("<c r='B2' t='inlineStr'><is><t>_x0007_</t></is></c>", "見えない制御文字")]
    public void CellWithoutAValue_HidesItsRow(string cell, string reason)
    {
        var rows = $"<row r='2'>{WorkbookSketch.Text("A2", "x")}{cell}</row><row r='3'>{WorkbookSketch.Text("A3", "y")}</row>";
        var reading = FileBench.Reading(bench.Write("表.xlsx", WorkbookSketch.Holidays(rows).Bytes()));

        Assert.Equal(["y|"], FileBench.Rows(Assert.Single(reading.All)));
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(("表.xlsx「holidays」", 2, FindingWeight.Row), (finding.File, finding.Line, finding.Weight));
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void LineBreakInACell_BecomesASpace_AndSaysSo()
    {
        var rows = $"<row r='2'>{WorkbookSketch.Text("A2", "x")}{WorkbookSketch.Text("B2", "一行目&#10;二行目_x000D_\n三行目")}</row>";
        var reading = FileBench.Reading(bench.Write("表.xlsx", WorkbookSketch.Holidays(rows).Bytes()));

        Assert.Equal(["x|一行目 二行目 三行目"], FileBench.Rows(Assert.Single(reading.All)));
        Assert.Equal(
            [new PackFinding("表.xlsx「holidays」", 2, "セルの中の改行は、空白にして取り込みます", FindingWeight.Notice)],
            reading.Findings);
    }

    [Fact]
    public void TelephoneTypedAsANumber_HidesItsContact_AndSaysWhy()
    {
        var header = File.ReadLines(Path.Combine(PackLoader.DefaultFolder, "contacts.csv")).First().Split(',');
        var real = FileBench.Tables(PackLoader.DefaultFolder);
        var row = real.Single(table => table.Name == "contacts").Rows[0].Cells;
        string Row(int line, string phone) => $"<row r='{line}'>" + string.Concat(header.Select((column, at) => column == "phone" ? phone : WorkbookSketch.Text($"{(char)('A' + at)}{line}", row[at].Replace("&", "&amp;", StringComparison.Ordinal)))) + "</row>";
        var sketch = new WorkbookSketch().Sheet(
            "contacts",
            "<row r='1'>" + string.Concat(header.Select((column, at) => WorkbookSketch.Text($"{(char)('A' + at)}1", column))) + "</row>"
                + Row(2, "<c r='C2'><v>222257211</v></c>") + Row(3, "<c r='C3'><v>189</v></c>") + Row(4, WorkbookSketch.Text("C4", "0222257211")));

        var contacts = FileBench.Table(bench.Write("表.xlsx", sketch.Bytes()));
        var loaded = PackLoader.Load(real.Where(table => table.Name != "contacts").Append(contacts));

        Assert.Equal(["189", "0222257211"], loaded.Content.Contacts.Select(contact => contact.Phone));
        var finding = Assert.Single(loaded.Findings);
        Assert.Equal(("表.xlsx「contacts」", 2), (finding.File, finding.Line));
        Assert.Contains("「phone」の先頭の0がありません", finding.Reason, StringComparison.Ordinal);
    }
}
