using Sendai.Tables.Sqlite;
using Sendai.Tables.Tests.Sqlite.Children;

namespace Sendai.Tables.Tests.Sqlite;

/// <summary>What happens when the files may not grow any more.</summary>
public sealed class StarvedProcessTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(StarvingChild.WithRoomAgain)]
    [InlineData("without")]
    public async Task Writes_WithoutRoom_SaySoAndLoseNothing(string end)
    {
        var file = folder.File("store.db");
        using var child = ChildProcess.Start(StarvingChild.Verb, file, end);
        var lines = (await child.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await child.WaitForExitAsync();

        Assert.Equal(0, child.ExitCode);
        var faults = lines.Where(line => line.StartsWith("fault ", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, faults.Count);
        Assert.All(faults, line => Assert.Equal(
            $"fault The store file {file} could not be read or written: the disk reports an error, or a limit on space or the size of files is reached.", line));
        var before = lines.TakeWhile(line => line.StartsWith("written ", StringComparison.Ordinal)).Count();
        Assert.True(before > 10);
        Assert.Equal(Enumerable.Repeat($"readable {before}", 5), lines.Where(line => line.StartsWith("readable ", StringComparison.Ordinal)));
        Assert.Equal(end == StarvingChild.WithRoomAgain, lines[^1] == $"written {before}");

        await using var store = new SqliteTableStore(file);
        var written = lines.Count(line => line.StartsWith("written ", StringComparison.Ordinal));
        for (var n = 0; n < written; n++)
        {
            Assert.Equal(StarvingChild.Text(n), (await store.GetAsync(StarvingChild.Table, "p", $"{n:D6}", None))!.GetString("Text"));
        }

        Assert.Null(await store.GetAsync(StarvingChild.Table, "p", $"{written:D6}", None));
        Assert.IsType<WriteResult.Written>(await store.InsertAsync(StarvingChild.Table, new TableRow("p", $"{written:D6}"), None));
    }
}
