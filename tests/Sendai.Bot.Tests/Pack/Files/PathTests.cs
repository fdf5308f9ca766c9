using Sendai.Bot.Pack;

namespace Sendai.Bot.Tests.Pack.Files;

/// <summary>What a path may name, and what folders hold beside tables.</summary>
public sealed class PathTests : IDisposable
{
    private readonly FileBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Folder_ReadsItsTables_InTheOrderOfTheDirectory()
    {
        bench.Write("holidays.csv", FileBench.Holidays);
        bench.Write("Examples.CSV", "text\nお試し\n");
        bench.Write("body_words.csv", "body_id,phrase\nx,言い方\n");

        Assert.Equal(["body_words", "holidays", "examples"], FileBench.Tables(bench.Folder).Select(table => table.Name));
    }

    [Fact]
    public void RealPack_IsReadWhole_WithoutFindings()
    {
        var reading = FileBench.Reading(PackLoader.DefaultFolder);

        Assert.Empty(reading.Findings);
        Assert.Equal(PackShape.Tables.Select(shape => shape.Name), reading.All.Select(table => table.Name));
    }

    [Fact]
    public void OtherFilesInAFolder_AreLeftAlone()
    {
        bench.Write("holidays.csv", FileBench.Holidays);
        bench.Write("はじめに.md", "説明");
        foreach (var leftBehind in new[] { ".DS_Store", "desktop.ini", "~$holidays.xlsx", "Thumbs.db" })
        {
            bench.Write(leftBehind, "x");
        }

        var reading = FileBench.Reading(bench.Folder);
        Assert.Single(reading.All);
        Assert.Equal([new PackFinding("はじめに.md", 0, "表ではないので使いません", FindingWeight.Notice)], reading.Findings);
    }

    [Theory]
    [InlineData("contact.csv", "どの表のファイルか分かりません")]
    [InlineData("holidays (1).csv", "どの表のファイルか分かりません")]
    [InlineData("相談先.xlsx", "フォルダーではなくファイルを指定して")]
    public void FileThatMayBeMeantAsATable_RefusesTheFolder_ByItsName(string file, string reason)
    {
        bench.Write("holidays.csv", FileBench.Holidays);
        bench.Write(file, FileBench.Holidays);
        var refusal = FileBench.Refusal(bench.Folder);

        Assert.Equal(file, refusal.File);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryBadFileOfAFolder_IsNamed()
    {
        bench.Write("holidays.csv", "name\n元日\n");
        bench.Write("examples.csv", "");
        bench.Write("contact.csv", "x");
        var refused = Assert.IsType<PackReading.Refused>(PackReader.Read(bench.Folder));

        Assert.Equal(["contact.csv", "examples.csv", "holidays.csv"], refused.Findings.Select(finding => finding.File).Order());
    }

    [Fact]
    public void SameTableTwice_IsRefused()
    {
        bench.Write("holidays.csv", FileBench.Holidays);
        bench.Write("HOLIDAYS.csv", FileBench.Holidays);
        if (Directory.GetFiles(bench.Folder).Length == 2)
        {
            Assert.Contains("同じ名前の表が2つあります", FileBench.Refusal(bench.Folder).Reason, StringComparison.Ordinal);
        }
        else
        {
            Assert.Single(FileBench.Tables(bench.Folder));
        }
    }

    [Fact]
    public void EmptyFolder_IsRefused() => Assert.Contains("表のファイルがありません", FileBench.Refusal(bench.Folder).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("holidays.csv")]
    [InlineData("相談先.xlsx")]
    [InlineData("nowhere/holidays.csv")]
    public void MissingFile_IsRefused(string file) =>
        Assert.Contains("見つかりません", FileBench.Refusal(bench.PathOf(file)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("holiday.csv", "どの表のファイルか分かりません")]
    [InlineData("holidays.txt", "取り込めるのは")]
    [InlineData("holidays", "取り込めるのは")]
    public void FileOfAnotherKind_IsRefused(string file, string reason) =>
        Assert.Contains(reason, FileBench.Refusal(bench.Write(file, FileBench.Holidays)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("holidays.csv")]
    [InlineData("相談先.xlsx")]
    public void LockedFile_IsRefused(string file)
    {
        using var locked = new FileStream(bench.Write(file, FileBench.Holidays), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("閉じて、もう一度", FileBench.Refusal(locked.Name).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("holidays.csv")]
    [InlineData("相談先.xlsx")]
    public void FileOf50Megabytes_IsRefused_BeforeItIsRead(string file)
    {
        using (var large = File.Create(bench.PathOf(file)))
        {
            large.SetLength((50 * 1024 * 1024) + 1);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = FileBench.Refusal(bench.PathOf(file));

        Assert.Contains("大きすぎます（50 MBまで）", refusal.Reason, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1024 * 1024);
    }
}
