using FsCheck;
using FsCheck.Fluent;
using Sendai.Bot.Pack;

namespace Sendai.Bot.Tests.Pack.Files;

/// <summary>What is written is read again, to the letter.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        "=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "\"", ",", "\t", " ", "　", ";", "|", "&", "<", "]]>", "&#10;",
        "_x0041_", "_x000D_", "_x005F_", "_x", "_", "x0041_", "０２２", "022-214-6547", "2026-01-01", "相談", "𠮷", "👩‍👩‍👧", "が", "e\u0301",
        "\u0085", "\u00A0", "\u2028", "\uFEFF", "\uFFFD", "\u200B", "\u007F",
    ];

    private readonly FileBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("表.xlsx")]
    public void WholePack_ComesBack(string file)
    {
        var tables = FileBench.Tables(PackLoader.DefaultFolder);

        Assert.Empty(PackWriter.Write([.. tables], bench.PathOf(file)));
        var reading = FileBench.Reading(bench.PathOf(file));
        Assert.Empty(reading.Findings);
        AssertSame(tables, reading.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("表.xlsx")]
    public void AnyText_ComesBack(string file)
    {
        var piece = Gen.OneOf(Gen.Elements(Pieces), Gen.Choose(0x20, 0x10FFFF).Where(IsCarried).Select(char.ConvertFromUtf32));
        var cell = Gen.Choose(0, 6).SelectMany(length => piece.ArrayOf(length)).Select(string.Concat);
        var row = cell.Two().Where(cells => (cells.Item1 + cells.Item2).Length > 0).Select(cells => (string[])[cells.Item1, cells.Item2]);
        var rows = Gen.Choose(1, 8).SelectMany(length => row.ArrayOf(length)).ToArbitrary();

        Prop.ForAll(rows, cells =>
        {
            var table = Table(cells);
            Assert.Empty(PackWriter.Write([table], bench.PathOf(file)));
            AssertSame([table], FileBench.Tables(bench.PathOf(file)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("", "a\nb")]
    [InlineData("", "a\rb")]
    [InlineData("", "a\0b")]
    [InlineData("表.xlsx", "a\nb")]
    [InlineData("表.xlsx", "\u0007")]
    [InlineData("表.xlsx", "\uFFFF")]
    public void TextThatNoFileCanCarry_IsRefused_AndNothingIsWritten(string file, string text)
    {
        var problem = Assert.Single(PackWriter.Write([Table([["1", "よい"], ["2", text]])], bench.PathOf(file)));

        Assert.Equal(("holidays.csv", 3, FindingWeight.Refusal), (problem.File, problem.Line, problem.Weight));
        Assert.StartsWith("「name」：", problem.Reason, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("表.xlsx")]
    public void HalfACharacter_IsRefused(string file)
    {
        // Written out in an attribute, half a character would reach the test as another one.
        foreach (var text in new[] { "\uD842", "a\uDFB7b", "\uDFB7\uD842", "𠮷\uD842" })
        {
            Assert.Contains("制御文字", Assert.Single(PackWriter.Write([Table([["1", text]])], bench.PathOf(file))).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void RandomCsvBytes_NeverThrow()
    {
        var random = new Random(7);
        byte[] alphabet = [.. ",,,\"\"\n\r\r\n\t;'=date name"u8, .. "date,name"u8, 0, 0x1B, 0x81, 0x8D, 0xE3, 0x81, 0x82, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE];
        var read = 0;
        for (var i = 0; i < 5_000; i++)
        {
            byte[] bytes = [.. random.Next(2) == 0 ? "date,name\n"u8 : [], .. random.GetItems(alphabet, random.Next(1, 40))];
            read += PackReader.Read(bench.Write("holidays.csv", bytes)) is PackReading.Tables ? 1 : 0;
        }

        Assert.InRange(read, 100, 4_900);
    }

    private static PackTable Table(string[][] rows) =>
        new("holidays", ["date", "name"], [.. rows.Select((cells, at) => new PackTableRow(at + 2, cells))]);

    private static bool IsCarried(int rune) => rune is not (>= 0xD800 and <= 0xDFFF or 0xFFFE or 0xFFFF);

    private static void AssertSame(IReadOnlyList<PackTable> expected, IReadOnlyList<PackTable> actual)
    {
        Assert.Equal(expected.Select(table => table.Name), actual.Select(table => table.Name));
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(one.Columns, other.Columns);
            Assert.Equal(one.Rows.Select(row => (row.Line, string.Join('\n', row.Cells))), other.Rows.Select(row => (row.Line, string.Join('\n', row.Cells))));
        }
    }
}
