using System.Text;
using Sendai.Bot.Pack;

namespace Sendai.Bot.Tests.Pack.Files;

/// <summary>CSV files as people's programs save them, and as they must not be.</summary>
public sealed class CsvFileTests : IDisposable
{
    private readonly FileBench bench = new();

    public void Dispose() => bench.Dispose();

    public static TheoryData<string, byte[]> SavedAs => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(FileBench.Holidays) },
        { "UTF-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(FileBench.Holidays)] },
        { "UTF-8 of Windows", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(FileBench.Holidays.ReplaceLineEndings("\r\n"))] },
        { "old Macintosh line ends", Encoding.UTF8.GetBytes(FileBench.Holidays.ReplaceLineEndings("\r")) },
        { "no last line end", Encoding.UTF8.GetBytes(FileBench.Holidays.TrimEnd()) },
        { "Shift_JIS", In(932, FileBench.Holidays.ReplaceLineEndings("\r\n")) },
        { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(FileBench.Holidays)] },
        { "UTF-16 big endian", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(FileBench.Holidays)] },
        { "quoted", Encoding.UTF8.GetBytes("\"date\",\"name\"\n\"2026-01-01\",\"元日\"\n") },
        { "spaces in the header", Encoding.UTF8.GetBytes(" date , name\n2026-01-01,元日\n") },
        { "emptied rows below", Encoding.UTF8.GetBytes(FileBench.Holidays + ",\n,\n\n") },
    };

    [Theory]
    [MemberData(nameof(SavedAs))]
    public void File_ReadsTheSame_HoweverItWasSaved(string how, byte[] bytes)
    {
        var reading = FileBench.Reading(bench.Write("holidays.csv", bytes));

        Assert.True(reading.Findings.Count == 0, how);
        var table = Assert.Single(reading.All);
        Assert.Equal(("holidays", "holidays.csv"), (table.Name, table.File));
        Assert.Equal(["date", "name"], table.Columns);
        Assert.Equal([(2, "2026-01-01|元日")], table.Rows.Select(row => row.Line).Zip(FileBench.Rows(table)));
    }

    [Fact]
    public void WholePack_ReadsTheSame_InShiftJis()
    {
        // What Shift_JIS cannot say, a spreadsheet would have asked about before saving.
        var shiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932)!;
        var kept = 0;
        foreach (var path in Directory.GetFiles(PackLoader.DefaultFolder, "*.csv"))
        {
            var text = shiftJis.GetString(shiftJis.GetBytes(File.ReadAllText(path)));
            var utf8 = FileBench.Table(bench.Write(Path.GetFileName(path), text));
            var ours = FileBench.Table(bench.Write(Path.GetFileName(path), shiftJis.GetBytes(text)));

            Assert.Equal(utf8.Rows.Select(row => row.Cells), ours.Rows.Select(row => row.Cells));
            kept += ours.Rows.Count;
        }

        Assert.True(kept > 15_000);
    }

    public static TheoryData<string, byte[], int> NobodyKnowsTheseBytes => new()
    {
        { "EUC-JP", In(51932, "date,name\n2026-01-01,元日のお休みです\n"), 0 },
        { "ISO-2022-JP", In(50220, FileBench.Holidays), 0 },
        { "UTF-16 without mark", Encoding.Unicode.GetBytes(FileBench.Holidays), 0 },
        { "UTF-16 cut", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(FileBench.Holidays), 0x41], 0 },
        { "UTF-8 cut", Encoding.UTF8.GetBytes(FileBench.Holidays + "2026-01-12,成人の日")[..^1], 3 },
        { "UTF-8 with mark and a byte of another", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(FileBench.Holidays), 0x8E], 3 },
        { "Shift_JIS and a byte of nothing", [.. In(932, FileBench.Holidays), 0xFD, 0xFE, 0xFF], 0 },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52], 0 },
    };

    [Theory]
    [MemberData(nameof(NobodyKnowsTheseBytes))]
    public void UnknownEncoding_IsRefused_AndNotGuessed(string what, byte[] bytes, int line)
    {
        var refusal = FileBench.Refusal(bench.Write("holidays.csv", bytes));

        Assert.True(refusal.Reason.Contains("文字コードを読めません", StringComparison.Ordinal) && refusal.Reason.Contains("CSV UTF-8", StringComparison.Ordinal), what);
        Assert.Equal(line, refusal.Line);
    }

    [Theory]
    [InlineData("", "ファイルが空です")]
    [InlineData("\n\n", "見出しの行がありません")]
    [InlineData("name\n元日\n", "見出しに列がありません：date")]
    [InlineData("2026-01-01,元日\n", "見出しに列がありません：date、name")]
    [InlineData("date,name,name\n2026-01-01,元日,元日\n", "列「name」が見出しに2回あります")]
    [InlineData("date\tname\n2026-01-01\t元日\n", "コンマ区切りではありません")]
    [InlineData("date;name\n2026-01-01;元日\n", "コンマ区切りではありません")]
    [InlineData("date,\"name\n", "見出しの行がありません")]
    [InlineData("PK\u0003\u0004", "中身はCSVではなく")]
    public void BadFile_SaysWhatToDo(string text, string reason) =>
        Assert.Contains(reason, FileBench.Refusal(bench.Write("holidays.csv", text)).Reason, StringComparison.Ordinal);

    [Fact]
    public void BrokenHeader_IsNeverReplacedByARow()
    {
        var refused = Assert.IsType<PackReading.Refused>(PackReader.Read(bench.Write("holidays.csv", "date,\"name\n2026-01-01,元日\n")));

        Assert.Contains(refused.Findings, finding => finding.Line == 1 && finding.Reason.Contains("引用符", StringComparison.Ordinal));
    }

    [Fact]
    public void HeaderAlone_IsAnEmptyTable_AndSaysSo()
    {
        var reading = FileBench.Reading(bench.Write("holidays.csv", "date,name\n"));

        Assert.Empty(Assert.Single(reading.All).Rows);
        var notice = Assert.Single(reading.Findings);
        Assert.Equal(FindingWeight.Notice, notice.Weight);
        Assert.Contains("この表は空になります", notice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void DirectoryWithoutBodies_IsRefused()
    {
        var header = File.ReadLines(Path.Combine(PackLoader.DefaultFolder, "bodies.csv")).First();

        Assert.Contains("空にできません", FileBench.Refusal(bench.Write("bodies.csv", header)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownColumn_IsLeftOut_AndSaysSo()
    {
        var reading = FileBench.Reading(bench.Write("holidays.csv", "メモ,date,name,\nひみつ,2026-01-01,元日,欄外\n"));

        var table = Assert.Single(reading.All);
        Assert.Equal(["date", "name"], table.Columns);
        Assert.Equal(["2026-01-01|元日"], FileBench.Rows(table));
        Assert.Equal(
            [("この表にない列は使いません：メモ", 1), ("見出しのない列に書かれたものは使いません", 2)],
            reading.Findings.Select(finding => (finding.Reason, finding.Line)));
        Assert.All(reading.Findings, finding => Assert.Equal(FindingWeight.Notice, finding.Weight));
    }

    [Theory]
    [InlineData("2026-01-12,\"成人の\n日\"", "セルの中では改行できません")]
    [InlineData("2026-01-12,\"成人の日", "引用符（\"）が閉じていません")]
    [InlineData("2026-01-12,成人\"の日", "引用符（\"）の使い方")]
    [InlineData("2026-01-12", "列の数が見出しと合いません")]
    [InlineData("2026-01-12,成人の日,休み", "列の数が見出しと合いません")]
    [InlineData("2026-01-12,成人\u0007の日", "「name」：見えない制御文字")]
    [InlineData("2026-01-12,成人\uFFFEの日", "「name」：見えない制御文字")]
    public void BrokenRow_HidesOnlyItself(string row, string reason)
    {
        var reading = FileBench.Reading(bench.Write("holidays.csv", FileBench.Holidays + row + "\n2026-02-11,建国記念の日\n"));

        Assert.Equal(["2026-01-01|元日", "2026-02-11|建国記念の日"], FileBench.Rows(Assert.Single(reading.All)));
        Assert.All(reading.Findings, finding => Assert.Equal(FindingWeight.Row, finding.Weight));
        Assert.Equal(3, reading.Findings[0].Line);
        Assert.Contains(reason, reading.Findings[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void LongestCell_IsKept_AndALongerOneHidesItsRow()
    {
        var path = bench.Write("holidays.csv", $"date,name\n1,{new string('長', 32_000)}\n2,{new string('長', 32_001)}\n");
        var reading = FileBench.Reading(path);

        Assert.Equal("1", Assert.Single(Assert.Single(reading.All).Rows).Cells[0]);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((3, FindingWeight.Row), (finding.Line, finding.Weight));
        Assert.Contains("長すぎるセルがあります（32000文字まで、今は32001文字）", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TooManyRows_AreRefused()
    {
        var text = "date,name\n" + string.Concat(Enumerable.Repeat("1,2\n", 100_000));

        Assert.Equal(100_000, FileBench.Table(bench.Write("holidays.csv", text)).Rows.Count);
        Assert.Contains("行が多すぎます（100000行まで）", FileBench.Refusal(bench.Write("holidays.csv", text + "1,2\n")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TooManyColumns_AreRefused() => Assert.Contains(
        "列が多すぎます", FileBench.Refusal(bench.Write("holidays.csv", "date,name" + new string(',', 100))).Reason, StringComparison.Ordinal);

    private static byte[] In(int codePage, string text) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text);
}
