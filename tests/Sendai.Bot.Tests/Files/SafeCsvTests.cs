using System.Text;
using Sendai.Bot.Files;

namespace Sendai.Bot.Tests.Files;

/// <summary>Rosters open in a spreadsheet as they are, and nothing in them runs.</summary>
public sealed class SafeCsvTests
{
    [Fact]
    public void Bytes_AreWhatJapaneseSpreadsheetsOpen() => Assert.Equal(
        [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("順番,お名前,テーマ\r\n1,見本 みほん,\"事務, 加算\"\r\n2,,\"「\"\"\"\r\n")],
        SafeCsv.Write(["順番", "お名前", "テーマ"], [["1", "見本 みほん", "事務, 加算"], ["2", "", "「\""]]));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+81")]
    [InlineData("-1")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    [InlineData("\rx")]
    [InlineData("\nx")]
    [InlineData("  =1")]
    [InlineData("　＝1")]
    [InlineData("\u00A0+1")]
    [InlineData("＝HYPERLINK")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠x")]
    [InlineData("'=1")]
    [InlineData(" ' =1")]
    public void Formula_IsMarkedAsText(string cell) => Assert.Equal($"'{cell}", Cell(cell));

    [Theory]
    [InlineData("")]
    [InlineData("見本")]
    [InlineData("1=1")]
    [InlineData("'90年代")]
    [InlineData(" 見本")]
    [InlineData("2026-12-01")]
    [InlineData("一行目\n二行目")]
    public void OtherText_StaysAsItIs(string cell) => Assert.Equal(cell, Cell(cell));

    [Fact]
    public void RowOfAnotherLength_IsAFault() => Assert.Throws<ArgumentException>(() => SafeCsv.Write(["a", "b"], [["1"]]));

    /// <summary>The cell as a reader of CSV gives it back.</summary>
    private static string Cell(string cell)
    {
        var text = Encoding.UTF8.GetString(SafeCsv.Write(["a", "b"], [[cell, "x"]]).AsSpan(3));
        var line = text["a,b\r\n".Length..^",x\r\n".Length];
        return line.StartsWith('"') ? line[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : line;
    }
}
