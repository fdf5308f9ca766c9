using System.Runtime.Versioning;
using Sendai.Tables.Sqlite;
using Sendai.Tables.Tests.Sqlite.Children;

namespace Sendai.Tables.Tests.Sqlite;

/// <summary>What may be read and not written.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ForbiddenFileTests : IDisposable
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode Writable = Readable | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Readable, Writable)]
    [InlineData(Writable, Readable)]
    [InlineData(Readable, Readable)]
    public async Task Open_OfWhatMayNotBeWritten_SaysSoAndLosesNothing(UnixFileMode ofFile, UnixFileMode ofFolder)
    {
        var file = folder.File("store.db");
        await using (var store = new SqliteTableStore(file))
        {
            await store.InsertAsync("Things", new TableRow("p", "r").Set("N", 1), None);
        }

        File.SetUnixFileMode(file, ofFile);
        File.SetUnixFileMode(Path.GetDirectoryName(file)!, ofFolder);
        using (var child = ChildProcess.Start(ForbiddenChild.Verb, file))
        {
            Assert.Equal($"ready\nThe store file {file} may not be written by this user; the file and its folder must be writable.\n", await child.StandardOutput.ReadToEndAsync());
            await child.WaitForExitAsync();
        }

        File.SetUnixFileMode(Path.GetDirectoryName(file)!, Writable);
        File.SetUnixFileMode(file, Writable);
        await using var again = new SqliteTableStore(file);
        Assert.Equal(1, (await again.GetAsync("Things", "p", "r", None))!.GetInt32("N"));
        Assert.IsType<WriteResult.Written>(await again.UpsertAsync("Things", new TableRow("p", "r"), None));
    }
}
