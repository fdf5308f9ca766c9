using Sendai.Bot.Delivery;
using Sendai.Bot.Keeping;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>Removes what lies around a case that is purged: its other rows, what was sent, what was done.</summary>
internal sealed class PurgeRemains(ITableStore tables, CityClock clock)
{
    private const int NonceDays = 90;
    private const string NoncePrefix = "nonce-";

    /// <summary>False when messages about the case are still on their way.</summary>
    public async Task<bool> ClearAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        var partition = CaseKeys.PartitionOf(number.Ward);
        var rows = await ReadAsync(partition, CaseKeys.HeadKey(number.Id), cancellationToken);
        var messages = await ReadAsync(partition, CaseKeys.MessagePrefix(number.Id), cancellationToken);
        var work = await ReadAsync(partition, CaseKeys.JobPrefix(number.Id), cancellationToken);
        await RemoveAsync([.. rows.Where(row => !CaseKeys.IsHead(row.RowKey)), .. messages.Concat(work).Where(IsFinished)], cancellationToken);
        await tables.DeleteAsync(CaseKeys.Table, partition, CaseKeys.BoardKey(number.Id), Azure.ETag.All, cancellationToken);
        return messages.All(IsFinished);
    }

    /// <summary>Removes what earlier purges had to leave, and the marks of presses that nobody repeats any more.</summary>
    public async Task SweepAsync(Ward ward, CancellationToken cancellationToken)
    {
        var partition = CaseKeys.PartitionOf(ward);
        var cases = (await ReadAsync(partition, CaseKeys.AnyCase, cancellationToken)).Where(row => CaseKeys.IsHead(row.RowKey)).Select(row => CaseKeys.CaseOfHead(row.RowKey)).ToHashSet();
        foreach (var prefix in CaseKeys.AnyWork)
        {
            var work = await ReadAsync(partition, prefix, cancellationToken);
            await RemoveAsync([.. work.Where(row => IsFinished(row) && !cases.Contains(CaseKeys.CaseOfJob(row.RowKey)))], cancellationToken);
        }

        await RemoveAsync([.. (await ReadAsync(partition, CaseKeys.SweepPrefix, cancellationToken)).Where(IsFinished)], cancellationToken);
        var old = (clock.Moment - NodaTime.Duration.FromDays(NonceDays)).ToDateTimeOffset();
        var nonces = new TableQuery { PartitionKey = partition, RowKeyPrefix = NoncePrefix, Filter = $"At lt {old}", Select = [] };
        await RemoveAsync(await tables.ReadAllAsync(CaseKeys.Table, nonces, cancellationToken).ToListAsync(cancellationToken), cancellationToken);
    }

    private static bool IsFinished(TableRow row) => MessageRow.StateOf(row) is not (MessageState.Planned or MessageState.Sending);

    private ValueTask<List<TableRow>> ReadAsync(string partition, string prefix, CancellationToken cancellationToken) => tables
        .ReadAllAsync(CaseKeys.Table, new TableQuery { PartitionKey = partition, RowKeyPrefix = prefix, Select = [MessageRow.State] }, cancellationToken)
        .ToListAsync(cancellationToken);

    private Task RemoveAsync(IReadOnlyList<TableRow> rows, CancellationToken cancellationToken) =>
        RowRemoval.RemoveAsync(tables, CaseKeys.Table, rows, cancellationToken);
}
