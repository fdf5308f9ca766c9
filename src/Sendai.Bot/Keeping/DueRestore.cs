using Sendai.Bot.Delivery;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>
/// After a restore: makes the pointers to what is due anew, and stops what may have been sent since the backup was made. Doing
/// it again does no harm: a pointer too many is dropped by whoever follows it.
/// </summary>
internal sealed class DueRestore(ITableStore tables, TimeProvider time)
{
    private const int Together = 100;

    private static readonly string[] Columns = [MessageRow.State, MessageRow.DueAt, MessageRow.To, MessageRow.Job, MessageRow.Audience, MessageRow.Updates, MessageRow.Overwrites];

    private readonly DueIndex due = new(tables, time);

    /// <param name="keepsAll">Whether nothing can have been sent since the backup, so that what is late is still to be sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many rows are due again, and how many were stopped.</returns>
    public async Task<(int Due, int Stopped)> RunAsync(bool keepsAll, CancellationToken cancellationToken)
    {
        var (planned, stopped) = (0, 0);
        foreach (var table in await tables.ListTablesAsync(cancellationToken))
        {
            if (KeeperRows.NotInBackups.Contains(table))
            {
                continue;
            }

            var open = new TableQuery
            {
                Filter = $"State eq {nameof(MessageState.Planned)} or State eq {nameof(MessageState.Sending)}",
                Select = Columns,
                PageSize = Together,
            };
            await foreach (var rows in tables.ReadAllAsync(table, open, cancellationToken).Where(IsDue).Chunk(Together).WithCancellation(cancellationToken))
            {
                var late = rows.Where(row => !keepsAll && IsLate(row) && JobsThatTell.Tells(row)).ToList();
                foreach (var row in late)
                {
                    await tables.MergeAsync(table, InPlaceOf(row), row.ETag, cancellationToken);
                }

                await due.WriteAsync(table, rows.Where(row => !late.Contains(row) || Instead(row) is not null), cancellationToken);
                planned += rows.Length - late.Count;
                stopped += late.Count;
            }
        }

        return (planned, stopped);
    }

    private static TableRow InPlaceOf(TableRow late)
    {
        var change = new TableRow(late.PartitionKey, late.RowKey);
        return Instead(late) is { } other ? change.Set(MessageRow.Job, other) : change.SetState(MessageState.Stopped);
    }

    private static string? Instead(TableRow row) => row.GetString(MessageRow.Job) is { } job ? JobsThatTell.Instead.GetValueOrDefault(job) : null;

    private static bool IsDue(TableRow row) =>
        row.Properties.GetValueOrDefault(MessageRow.DueAt) is DateTimeOffset
        && (row.GetString(MessageRow.To) ?? row.GetString(MessageRow.Job) ?? row.GetString(MessageRow.Audience)) is not null;

    private bool IsLate(TableRow row) => row.GetDateTimeOffset(MessageRow.DueAt) <= time.GetUtcNow();
}
