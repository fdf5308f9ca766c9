using System.Security.Cryptography;
using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests.Sqlite;

/// <summary>A damaged file is refused or read whole, never half; a log that was cut ends between two writes.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Rows = 200;
    private const int Page = 4096;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder folder = new();

    private string FilePath => folder.File("store.db");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("random page")]
    [InlineData("zero page")]
    [InlineData("truncated")]
    [InlineData("random tail")]
    [InlineData("random head")]
    public async Task Open_OfADamagedFile_SaysSo(string damage)
    {
        var good = await MakeAsync();
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var bytes = Damage([.. good], damage, random);
            await File.WriteAllBytesAsync(FilePath, bytes);

            var fault = Assert.Throws<TableStoreException>(() => new SqliteTableStore(FilePath));

            Assert.Equal($"The store file {FilePath} is damaged or is not a store of this program; put a copy back, or move it away to begin with an empty one.", fault.Message);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(FilePath));
        }

        await File.WriteAllBytesAsync(FilePath, good);
        await using var store = new SqliteTableStore(FilePath);
        Assert.Equal(Rows, (await store.QueryAsync("Things", new TableQuery(), null, None)).Rows.Count);
    }

    // The file is broken under the feet of a store that is open.
    [Fact]
    public async Task Query_OfAFileThatBreaksWhileItIsOpen_SaysSo()
    {
        var good = await MakeAsync();
        await using var store = new SqliteTableStore(FilePath);
        await using (var file = new FileStream(FilePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = Page;
            await file.WriteAsync(RandomNumberGenerator.GetBytes(good.Length - Page));
        }

        var fault = await Assert.ThrowsAsync<TableStoreException>(() => store.QueryAsync("Things", new TableQuery(), null, None));

        Assert.Contains("is damaged", fault.Message, StringComparison.Ordinal);
    }

    // As after a power cut, when the end of the log never reached the disk.
    [Fact]
    public async Task Open_WithALogThatWasCut_HasEveryTransactionWholeOrNotAtAll()
    {
        const int Transactions = 20;
        byte[] bytes;
        byte[] log;
        await using (var store = new SqliteTableStore(FilePath))
        {
            for (var n = 0; n < Transactions; n++)
            {
                await store.TransactAsync(
                    "Things",
                    [
                        new TableOperation.Insert(new TableRow("p", $"new {n}").Set("N", n).Set("Text", new string('x', 2000))),
                        .. Enumerable.Range(0, 9).Select(row => new TableOperation.Upsert(new TableRow("p", $"old {row}").Set("N", n).Set("Text", new string('y', n * 100)))),
                    ],
                    None);
            }

            bytes = await File.ReadAllBytesAsync(FilePath);
            log = await File.ReadAllBytesAsync(FilePath + "-wal");
        }

        var random = new Random(7);
        var previous = -1;
        foreach (var cut in Enumerable.Range(0, 60).Select(_ => random.Next(log.Length)).Order().Append(log.Length))
        {
            var file = folder.File($"cut-{cut}.db");
            await File.WriteAllBytesAsync(file, bytes);
            // What stands behind the cut may be rubbish as well.
            await File.WriteAllBytesAsync(file + "-wal", [.. log[..cut], .. RandomNumberGenerator.GetBytes(cut % 2 == 0 ? 0 : log.Length - cut)]);
            await using var store = new SqliteTableStore(file);

            var rows = (await store.QueryAsync("Things", new TableQuery(), null, None)).Rows;
            var last = rows.Where(row => row.RowKey.StartsWith("old", StringComparison.Ordinal)).Select(row => row.GetInt32("N")!.Value).Distinct().SingleOrDefault(-1);

            Assert.Equal(last < 0 ? 0 : 9 + last + 1, rows.Count);
            Assert.InRange(last, previous, Transactions - 1);
            previous = last;
        }

        Assert.Equal(Transactions - 1, previous);
    }

    private static byte[] Damage(byte[] bytes, string damage, Random random)
    {
        var pages = bytes.Length / Page;
        var page = bytes.AsSpan(Page * random.Next(1, pages), Page);
        switch (damage)
        {
            case "random page":
                random.NextBytes(page);
                return bytes;
            case "zero page":
                page.Clear();
                return bytes;
            case "truncated":
                return bytes[..random.Next(Page, bytes.Length)];
            case "random tail":
                random.NextBytes(bytes.AsSpan(random.Next(Page, bytes.Length - Page)));
                return bytes;
            default:
                random.NextBytes(bytes.AsSpan(0, random.Next(16, bytes.Length)));
                return bytes;
        }
    }

    // Text fills the pages, and nothing was deleted: no page is without use.
    private async Task<byte[]> MakeAsync()
    {
        await using (var store = new SqliteTableStore(FilePath))
        {
            foreach (var some in Enumerable.Range(0, Rows).Chunk(100))
            {
                await store.TransactAsync(
                    "Things", [.. some.Select(n => new TableOperation.Insert(new TableRow("p", $"{n:D5}").Set("Text", new string('x', 900))))], None);
            }
        }

        return await File.ReadAllBytesAsync(FilePath);
    }
}
