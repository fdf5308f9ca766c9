using System.IO.Compression;
using System.Text;
using Sendai.Tables.Backups;
using static Sendai.Tables.Tests.Backups.BackupRig;

namespace Sendai.Tables.Tests.Backups;

public sealed class BackupTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Backup_IsTheSameStoreOnEitherEngine(bool fromAzure, bool toAzure)
    {
        var from = await OpenAsync(fromAzure);
        await FillAsync(from);
        var to = await OpenAsync(toAzure);

        var (backup, totals) = await BackUpAsync(from);
        await RestoreAsync(to, backup);

        Assert.Equal(new BackupTotals(3, 4, 234, IsAtRest: true), totals);
        Assert.Equal(await DumpAsync(from, "Large", "Many", "Values"), await DumpAsync(to, "Large", "Many", "Values"));
        Assert.Empty(await DumpAsync(to, "Left"));
        // And back: the same rows are the same bytes.
        Assert.Equal(Text(backup), Text((await BackUpAsync(to)).Bytes));
    }

    [Fact]
    public async Task DamagedBackup_IsRefusedWhereverItIsDamaged()
    {
        var store = await OpenAsync(false);
        await FillAsync(store);
        var (backup, _) = await BackUpAsync(store);
        var random = new Random(8);
        for (var tries = 0; tries < 60; tries++)
        {
            var flipped = (byte[])backup.Clone();
            // Not in the ten bytes of gzip's own head, of which some mean nothing.
            flipped[random.Next(10, backup.Length)] ^= (byte)(1 << random.Next(8));
            await RefusedAsync(flipped);
            await RefusedAsync(backup[..random.Next(backup.Length)]);
        }

        await RefusedAsync([.. backup, .. Zip("{}\n")]);
        await RefusedAsync([]);
        await RefusedAsync(Encoding.UTF8.GetBytes("これは控えではありません"));
    }

    [Fact]
    public async Task BackupWhoseWordsWereChanged_IsRefused()
    {
        var store = await OpenAsync(false);
        await FillAsync(store);
        var text = Text((await BackUpAsync(store)).Bytes);

        await RefusedAsync(Zip(text.Replace("\"N\":17,", "\"N\":18,", StringComparison.Ordinal)));
        await RefusedAsync(Zip(text.Replace("\"program\":\"1.2.3\"", "\"program\":\"1.2.4\"", StringComparison.Ordinal)));
        var lines = text.Split('\n');
        await RefusedAsync(Zip(string.Join('\n', lines.Where((_, at) => at != 5))));
        await RefusedAsync(Zip(string.Join('\n', lines[..^2]) + "\n"));
        Assert.Equal(text, Text(Zip(text)));
    }

    [Fact]
    public async Task BackupOfANewerVersion_IsRefusedAsSuch()
    {
        var fault = await Assert.ThrowsAsync<BackupException>(
            () => BackupContent.ReadAsync(new MemoryStream(Zip("{\"backup\":2,\"what\":\"ever\"}\n{}\n")), default));

        Assert.Equal(BackupFault.Newer, fault.Fault);
    }

    [Fact]
    public async Task PartitionThatChangesWhileItIsRead_IsReadAgainAndCountsOnce()
    {
        var store = await OpenAsync(false);
        await FillAsync(store);
        var changing = new ChangingStore(store, changes: 2);
        var (backup, totals) = await BackUpAsync(changing, new Hurry());
        var to = await OpenAsync(false);
        await RestoreAsync(to, backup);

        Assert.Equal(2, Text(backup).Split("{\"again\":true}\n").Length - 1);
        Assert.Equal(234, totals.Rows);
        Assert.Equal(await DumpAsync(store, "Large", "Many", "Values"), await DumpAsync(to, "Large", "Many", "Values"));
    }

    [Fact]
    public async Task PartitionThatIsNeverStill_IsNoBackup()
    {
        var store = await OpenAsync(false);
        await FillAsync(store);

        var fault = await Assert.ThrowsAsync<BackupException>(() => BackUpAsync(new ChangingStore(store, int.MaxValue), new Hurry()));

        Assert.Equal(BackupFault.NeverStill, fault.Fault);
    }

    [Fact]
    public async Task Compare_FindsARowThatIsNotAsWritten()
    {
        var store = await OpenAsync(false);
        await FillAsync(store);
        var (backup, _) = await BackUpAsync(store);
        var content = await BackupContent.ReadAsync(new MemoryStream(backup), default);
        await store.MergeAsync("Many", new TableRow("one", "r0100").Set("N", 100L), Azure.ETag.All, default);

        var fault = await Assert.ThrowsAsync<BackupException>(() => new StoreRestore(store, content).CompareAsync(new MemoryStream(backup), default));

        Assert.Equal(BackupFault.NotAsWritten, fault.Fault);
    }

    private static async Task RefusedAsync(byte[] backup) => Assert.Contains(
        (await Assert.ThrowsAsync<BackupException>(() => BackupContent.ReadAsync(new MemoryStream(backup), default))).Fault,
        new[] { BackupFault.Damaged, BackupFault.NotABackup });

    private static string Text(byte[] backup)
    {
        using var zip = new GZipStream(new MemoryStream(backup), CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static byte[] Zip(string text)
    {
        using var to = new MemoryStream();
        using (var zip = new GZipStream(to, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return to.ToArray();
    }

    /// <summary>Every wait is over at once.</summary>
    private sealed class Hurry : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
