using NodaTime;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>Removes what was kept long enough. It may end anywhere and be done again, by two at once too.</summary>
internal sealed class RetentionSweep(ITableStore tables, TimeProvider time, ILogger log)
{
    public const string Name = "retention";

    /// <summary>After the backup of the night.</summary>
    public static readonly LocalTime At = new(3, 30);

    /// <summary>Of one kind in one night; the rest goes in the next ones.</summary>
    public const int Most = 5000;

    public DailyTask Daily => new(
        Name, At, (_, stopping) => SweepAsync(stopping), fault => KeepingLog.NotGone(log, fault is TableStoreException ? fault.Message : fault.GetType().Name));

    /// <summary>How many rows of a kind are to go.</summary>
    public ValueTask<int> CountAsync(Retention kind, CancellationToken cancellationToken) => DueAsync(kind, cancellationToken).CountAsync(cancellationToken);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in Retention.All)
        {
            if (await RemoveAsync(kind, cancellationToken) is var rows and > 0)
            {
                KeepingLog.Gone(log, kind.Prefix.Length > 0 ? kind.Prefix : "all", kind.Table, rows);
            }
        }
    }

    /// <summary>How many rows of a kind have gone.</summary>
    public async Task<int> RemoveAsync(Retention kind, CancellationToken cancellationToken)
    {
        // Read to the end before anything goes: a page's end may be a row that is gone by then.
        var rows = await DueAsync(kind, cancellationToken).Take(Most).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            foreach (var with in kind.With(row))
            {
                await tables.DeleteAsync(kind.Table, row.PartitionKey, with, Azure.ETag.All, cancellationToken);
            }
        }

        await RowRemoval.RemoveAsync(tables, kind.Table, rows, cancellationToken);
        return rows.Count;
    }

    private IAsyncEnumerable<TableRow> DueAsync(Retention kind, CancellationToken cancellationToken)
    {
        var query = new TableQuery
        {
            RowKeyPrefix = kind.Prefix.Length > 0 ? kind.Prefix : null,
            Filter = kind.IsOver(time.GetUtcNow() - TimeSpan.FromDays(kind.Days)),
            Select = [],
        };
        return tables.ReadAllAsync(kind.Table, query, cancellationToken);
    }
}
