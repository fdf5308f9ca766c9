using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>
/// Whether this program may work on a store at all: not on one that is half restored, and not on one in which a newer program
/// writes. The newer program leaves its mark before its first row, so that an older one that is still running finds out
/// within seconds, also where it would write without reading.
/// </summary>
internal sealed class StoreGate(ITableStore engine, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim one = new(1, 1);
    private long lookedAt;
    private volatile bool hasLooked;
    private volatile bool isMarked;

    /// <exception cref="StoreRefusedException">It may not be used.</exception>
    public ValueTask BeforeReadAsync(CancellationToken cancellationToken) => hasLooked ? default : LookAsync(marks: false, cancellationToken);

    /// <exception cref="StoreRefusedException">It may not be used.</exception>
    public ValueTask BeforeWriteAsync(CancellationToken cancellationToken) =>
        isMarked && time.GetElapsedTime(Volatile.Read(ref lookedAt)) < Trust ? default : LookAsync(marks: true, cancellationToken);

    public void Dispose() => one.Dispose();

    private async ValueTask LookAsync(bool marks, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            var (began, mark) = (time.GetTimestamp(), await ReadAsync(cancellationToken));
            while (marks && (mark is null || RowFormats.Of(mark) < RowFormats.Current))
            {
                var row = new TableRow(KeeperRows.Partition, KeeperRows.Format).Set(RowFormats.Property, RowFormats.Current);
                // Whoever was faster may be newer: the next look tells.
                _ = mark is null
                    ? await engine.InsertAsync(KeeperRows.Table, row, cancellationToken)
                    : await engine.ReplaceAsync(KeeperRows.Table, row, mark.ETag, cancellationToken);
                (began, mark) = (time.GetTimestamp(), await ReadAsync(cancellationToken));
            }

            Volatile.Write(ref lookedAt, began);
            hasLooked = true;
            isMarked |= marks;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<TableRow?> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await engine.ReadAllAsync(KeeperRows.Table, new TableQuery { PartitionKey = KeeperRows.Partition }, cancellationToken)
            .ToDictionaryAsync(row => row.RowKey, cancellationToken: cancellationToken);
        if (rows.ContainsKey(KeeperRows.Restore))
        {
            throw StoreRefusedException.HalfRestored;
        }

        var mark = rows.GetValueOrDefault(KeeperRows.Format);
        return mark is not null && RowFormats.Of(mark) > RowFormats.Current ? throw StoreRefusedException.Newer : mark;
    }
}
