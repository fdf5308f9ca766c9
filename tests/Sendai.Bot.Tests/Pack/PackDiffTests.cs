using FsCheck;
using FsCheck.Fluent;
using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Pack.Files;

namespace Sendai.Bot.Tests.Pack;

public sealed class PackDiffTests
{
    private static readonly PackTable Old = Holidays("2026-01-01|元日", "2026-01-12|成人の日", "2026-02-11|建国記念の日");

    [Fact]
    public void SameTables_DoNotDiffer_HoweverTheyWereRead()
    {
        var real = FileBench.Tables(PackLoader.DefaultFolder);

        Assert.True(PackDiff.Of(real, FileBench.Tables(PackLoader.DefaultFolder)).IsEmpty);
        Assert.True(PackDiff.Of(real, real.Take(1)).IsEmpty);
        Assert.Equal(real.Sum(table => table.Rows.Count), PackDiff.Of([], real).Added);
    }

    [Fact]
    public void MovedRowsAndColumns_AreNoChange()
    {
        var moved = new PackTable("holidays", ["name", "date"],
        [
            new PackTableRow(2, ["建国記念の日", "2026-02-11"]), new PackTableRow(3, ["元日", "2026-01-01"]), new PackTableRow(4, ["成人の日 ", "2026-01-12"]),
        ]);

        Assert.True(PackDiff.Of([Old], [moved]).IsEmpty);
    }

    [Fact]
    public void RowWithTheSameKey_IsChanged_AndOthersAreAddedOrRemoved()
    {
        var diff = PackDiff.Of([Old], [Holidays("2026-02-23|天皇誕生日", "2026-01-01|がんじつ", "2026-02-11|建国記念の日")]);

        Assert.Equal((1, 1, 1), (diff.Added, diff.Changed, diff.Removed));
        Assert.Equal(
        [
            "holidays.csv：追加 1、変更 1、削除 1",
            "  変更 3行目 2026-01-01／がんじつ：name「元日」→「がんじつ」",
            "  追加 2行目 2026-02-23／天皇誕生日",
            "  削除 2026-01-12／成人の日",
        ],
        PackDiffText.Lines(diff));
    }

    [Fact]
    public void RowsWithTheSameKey_AreComparedAsASet()
    {
        var twice = Holidays("2026-01-01|元日", "2026-01-01|元日", "2026-01-01|正月");

        var diff = PackDiff.Of([twice], [Holidays("2026-01-01|正月", "2026-01-01|元旦", "2026-01-01|元日", "2026-01-01|新年")]);
        Assert.Equal((1, 1, 0), (diff.Added, diff.Changed, diff.Removed));
        Assert.Equal(("元日", "元旦"), (diff.Tables[0].Changed[0].Cells[0].Old, diff.Tables[0].Changed[0].Cells[0].New));
    }

    [Fact]
    public void ColumnThatComesOrGoes_IsAChangeOfWhatItSays()
    {
        var more = new PackTable("holidays", ["date", "name", "source"], [.. Old.Rows.Select(row => row with { Cells = [.. row.Cells, row.Line == 2 ? "官報" : ""] })]);

        var diff = PackDiff.Of([Old], [more]);
        Assert.Equal((0, 1, 0), (diff.Added, diff.Changed, diff.Removed));
        Assert.Contains("source「」→「官報」", PackDiffText.Lines(diff).Last(), StringComparison.Ordinal);
        Assert.Equal(1, PackDiff.Of([more], [Old]).Changed);
    }

    [Fact]
    public void ManyRows_AreCounted_AfterTheFirst()
    {
        var diff = PackDiff.Of([], [Holidays([.. Enumerable.Range(0, 1_000).Select(at => $"{at}|日")])]);

        var lines = PackDiffText.Lines(diff).ToList();
        Assert.Equal(302, lines.Count);
        Assert.Equal("  ほか 700 行", lines[^1]);
        Assert.Equal(201, PackDiffText.Lines(PackDiff.Of([], [Holidays([.. Enumerable.Range(0, 200).Select(at => $"{at}|日")])])).Count());
    }

    [Fact]
    public void LongCells_AreShownAroundWhatDiffers_WithoutHalfCharacters()
    {
        var before = string.Concat(Enumerable.Repeat("𠮷", 100));
        var line = PackDiffText.Lines(PackDiff.Of([Holidays($"1|{before}前")], [Holidays($"1|{before}後")])).Last();

        Assert.Contains("…𠮷", line, StringComparison.Ordinal);
        Assert.Contains("𠮷前」→「…", line, StringComparison.Ordinal);
        Assert.Contains("𠮷後」", line, StringComparison.Ordinal);
        Assert.True(line.IsNormalized() && line.Length < 300);
    }

    [Fact]
    public void Differences_TurnTheOldTableIntoTheNewOne()
    {
        // Few keys and few names, so that rows are often the same, twice, or changed.
        var row = Gen.Choose(0, 4).SelectMany(_ => Gen.Choose(0, 3), (date, name) => $"{date}|{name}");
        var rows = Gen.Choose(0, 8).SelectMany(length => row.ArrayOf(length));

        Prop.ForAll(rows.Two().ToArbitrary(), tables =>
        {
            var (old, @new) = tables;
            var diff = PackDiff.Of([Holidays(old)], [Holidays(@new)]);
            var kept = old.ToList();
            foreach (var table in diff.Tables)
            {
                Assert.All(table.Removed, removed => Assert.True(kept.Remove(Text(removed))));
                Assert.All(table.Changed, changed => Assert.True(kept.Remove(Text(changed.New with
                {
                    Cells = [changed.New.Cells[0], Assert.Single(changed.Cells, cell => cell.Column == "name").Old],
                }))));
                kept.AddRange(table.Changed.Select(changed => changed.New).Concat(table.Added).Select(Text));
            }

            Assert.Equal(@new.Order(), kept.Order());
            Assert.DoesNotContain(
                diff.Tables.SelectMany(table => table.Added).Select(added => added.Cells[0]),
                diff.Tables.SelectMany(table => table.Removed).Select(removed => removed.Cells[0]).ToHashSet().Contains);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    private static string Text(PackTableRow row) => string.Join('|', row.Cells);

    private static PackTable Holidays(params string[] rows) =>
        new("holidays", ["date", "name"], [.. rows.Select((row, at) => new PackTableRow(at + 2, row.Split('|')))]);
}
