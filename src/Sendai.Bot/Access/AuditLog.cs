using System.Collections.Concurrent;
using System.Security.Cryptography;
using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Access;

/// <summary>
/// Who did what, when, on which id; never content. The line is written before the deed: what cannot be recorded is not done.
/// </summary>
internal sealed partial class AuditLog(ITableStore tables, TimeProvider time, ILogger<AuditLog> log)
{
    private readonly ConcurrentDictionary<string, byte> begunMonths = new(StringComparer.Ordinal);

    /// <summary>Records that somebody is about to do something, or was refused.</summary>
    /// <param name="person">Who.</param>
    /// <param name="operation">What.</param>
    /// <param name="target">The id of the thing: of a body, a case, a channel; a ward is its own. Never the name of a person and never text.</param>
    /// <param name="outcome">What became of it so far.</param>
    /// <param name="cancellationToken">Gives up; then it must not be done.</param>
    /// <exception cref="TableStoreException">It could not be recorded; then it must not be done either.</exception>
    public async Task<AuditLine> RecordAsync(
        ChannelAccount person, Operation operation, string target, AuditOutcome outcome, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Two of one moment are two lines.
        var line = AuditRows.LineAt(now, RandomNumberGenerator.GetHexString(8, lowercase: true));
        return await InsertAsync(AuditRows.Write(line, now, person, operation, target, outcome), cancellationToken) is WriteResult.Written
            ? line
            : throw new TableStoreException("A line of the audit was there already.");
    }

    /// <summary>Records something that nobody should be able to fill the record with: one line for each target and hour.</summary>
    public async Task RecordOnceAnHourAsync(
        ChannelAccount person, Operation operation, string target, AuditOutcome outcome, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hour = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        // The same line for all bots and after a restart: the second one finds its keys taken.
        var line = AuditRows.LineAt(hour, UserKey.Hash($"{operation} {target}")[..8]);
        await InsertAsync(AuditRows.Write(line, now, person, operation, target, outcome), cancellationToken);
    }

    /// <summary>Records what became of it. Without this the line says that it was begun: a fault here undoes nothing, so it throws nothing.</summary>
    public async Task CloseAsync(AuditLine line, AuditOutcome outcome, CancellationToken cancellationToken)
    {
        try
        {
            await tables.MergeAsync(AuditRows.Table, AuditRows.Outcome(line, outcome), Azure.ETag.All, cancellationToken);
        }
        catch (TableStoreException)
        {
            LeftOpen(log, line.Month, line.Key);
        }
    }

    /// <summary>The newest lines, or those that come after one.</summary>
    /// <param name="after">The last line that was read; null for the newest.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditLine? after, int count, CancellationToken cancellationToken)
    {
        var entries = new List<AuditEntry>();
        await foreach (var month in MonthsAsync(after?.Month, cancellationToken))
        {
            var query = new TableQuery
            {
                PartitionKey = month,
                RowKeyFrom = month == after?.Month ? AuditRows.After(after) : null,
                PageSize = count,
            };
            await foreach (var row in tables.ReadAllAsync(AuditRows.Table, query, cancellationToken))
            {
                entries.Add(AuditRows.Read(row));
                if (entries.Count == count)
                {
                    return entries;
                }
            }
        }

        return entries;
    }

    private async Task<WriteResult> InsertAsync(TableRow row, CancellationToken cancellationToken)
    {
        // Before the first line of a month, so that no line is in a month that nobody finds.
        if (!begunMonths.ContainsKey(row.PartitionKey))
        {
            await tables.InsertAsync(AuditRows.Table, AuditRows.Month(row.PartitionKey), cancellationToken);
            begunMonths.TryAdd(row.PartitionKey, 0);
        }

        return await tables.InsertAsync(AuditRows.Table, row, cancellationToken);
    }

    /// <summary>The months that have lines, the newest first.</summary>
    private IAsyncEnumerable<string> MonthsAsync(string? from, CancellationToken cancellationToken) => tables
        .ReadAllAsync(
            AuditRows.Table,
            new TableQuery { PartitionKey = AuditRows.Months, RowKeyFrom = from is null ? null : AuditRows.MonthKey(from) },
            cancellationToken)
        .Select(AuditRows.ReadMonth);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of {Month}/{Key} of the audit could not be recorded; it says that it was begun.")]
    private static partial void LeftOpen(ILogger log, string month, string key);
}
