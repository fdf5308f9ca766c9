using System.Runtime.CompilerServices;

namespace Sendai.Tables;

/// <summary>Reads that take more than one page.</summary>
public static class TableStoreReads
{
    /// <summary>All rows of a query, page by page; a page is asked for when the rows before it have been used.</summary>
    /// <param name="store">The store.</param>
    /// <param name="table">The table.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TableStoreException">The store cannot be used.</exception>
    public static async IAsyncEnumerable<TableRow> ReadAllAsync(
        this ITableStore store, string table, TableQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(table, query, continuation, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
