using System.Diagnostics.CodeAnalysis;

namespace Sendai.Tables;

/// <summary>Changes to a row that others may change at the same time.</summary>
public static class TableStoreUpdates
{
    private const double FirstWait = 4;
    private const double LongestWait = 500;

    /// <summary>
    /// Reads a row, changes it and replaces that very version; when somebody was faster, waits a random time that grows
    /// with each try and begins again with what is there then. So nobody's change is lost, and many callers on one row
    /// do not only hinder each other.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="table">The table.</param>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="rowKey">The row.</param>
    /// <param name="change">Changes the row that was read; it may be called several times, each time with a newer one.</param>
    /// <param name="cancellationToken">Gives up; a try that has begun may still be carried out.</param>
    /// <returns><see cref="WriteResult.Written"/>, or <see cref="WriteResult.NotFound"/>.</returns>
    [SuppressMessage("Security", "CA5394", Justification = "The randomness only spreads callers in time.")]
    public static async Task<WriteResult> UpdateAsync(
        this ITableStore store, string table, string partitionKey, string rowKey, Action<TableRow> change, CancellationToken cancellationToken)
    {
        for (var wait = FirstWait; ; wait = Math.Min(wait * 2, LongestWait))
        {
            if (await store.GetAsync(table, partitionKey, rowKey, cancellationToken) is not { } row)
            {
                return new WriteResult.NotFound();
            }

            change(row);
            if (await store.ReplaceAsync(table, row, row.ETag, cancellationToken) is var result and not WriteResult.Conflict)
            {
                return result;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * wait), cancellationToken);
        }
    }
}
