using Azure;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Turns;

/// <summary>
/// Which activities the instances have taken in, in the store that they share: who inserts the row of one has it. The rows go
/// when nobody sends the same again any more.
/// </summary>
internal sealed class SharedTurns(ITableStore tables, TimeProvider time) : ISharedTurns
{
    private const string Table = "Turns";
    private const string Partition = "taken";
    private const string At = nameof(At);
    private const int RowsTogether = 100;

    /// <summary>As long as one instance remembers by itself; Teams sends again after seconds.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    public async Task<bool> TakeAsync(string key, CancellationToken cancellationToken) =>
        await tables.InsertAsync(Table, new TableRow(Partition, key).Set(At, time.GetUtcNow()), cancellationToken) is not WriteResult.AlreadyExists;

    public Task ForgetAsync(string key, CancellationToken cancellationToken) => tables.DeleteAsync(Table, Partition, key, ETag.All, cancellationToken);

    /// <summary>Removes what is old. Another instance may do so at the same moment: then it does the rest.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var old = new TableQuery { PartitionKey = Partition, Filter = $"At lt {time.GetUtcNow() - Memory}", Select = [At] };
        await foreach (var rows in tables.ReadAllAsync(Table, old, cancellationToken).Chunk(RowsTogether).WithCancellation(cancellationToken))
        {
            var gone = await tables.TransactAsync(
                Table, [.. rows.Select(row => new TableOperation.Delete(row.PartitionKey, row.RowKey, ETag.All))], cancellationToken);
            if (gone is not TransactionResult.Written)
            {
                return;
            }
        }
    }
}
