using System.Runtime.CompilerServices;
using Sendai.Tables;

namespace Sendai.Bot.Delivery;

internal static class TablePages
{
    /// <summary>All rows of a query, page by page.</summary>
    public static async IAsyncEnumerable<TableRow> ReadAllAsync(
        this ITableStore tables, string table, TableQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(table, query, continuation, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
