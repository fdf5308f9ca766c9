using Azure;
using Sendai.Bot.Access;
using Sendai.Tables;
using Sendai.Tables.AzureTables;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>Empties the store of <see cref="BotPair"/> between two tests, while both processes go on.</summary>
internal static class PairStore
{
    private const int RowsTogether = 100;

    // All but the directory, which would have to come in again, and the leases of those who are alive. Meetings are of tests only.
    private static readonly string[] Tables =
    [
        "Access", "Audiences", "Audit", "Cases", "Conversations", "Due", "Feedback", "Files", "Meetings", "Offices", "People", "Reports", "Reviews", "Summaries", "Turns", "Unreachable",
    ];

    public static async Task EmptyAsync(string connectionString)
    {
        var store = new AzureTableStore(connectionString);
        await Task.WhenAll(Tables.Select(table => EmptyAsync(store, table)));
    }

    private static async Task EmptyAsync(AzureTableStore store, string table)
    {
        var rows = await store.ReadAllAsync(table, new TableQuery { Select = [] }, default).ToListAsync();
        // A process begins a month of the record once.
        foreach (var together in rows.Where(row => row.PartitionKey != AuditRows.Months).GroupBy(row => row.PartitionKey).SelectMany(partition => partition.Chunk(RowsTogether)))
        {
            // Delivery may be faster with one of them; what is left over then is in nobody's way.
            await store.TransactAsync(table, [.. together.Select(row => new TableOperation.Delete(row.PartitionKey, row.RowKey, ETag.All))], default);
        }
    }
}
