using Sendai.Tables;

namespace Sendai.Bot.People;

/// <summary>
/// Who cannot be reached, since when and why: found out when the bot wanted to write to them. They leave the list when they
/// speak in their personal chat, or when it opens after all.
/// </summary>
internal sealed class UnreachablePeople(ITableStore tables, TimeProvider time, ILogger<UnreachablePeople> log)
{
    private const string Table = "Unreachable";
    private const string Partition = "people";
    private const string Reason = nameof(Reason);
    private const string Since = nameof(Since);

    /// <summary>Puts somebody on the list. Who is there stays there since they came; the newest reason counts.</summary>
    public async Task AddAsync(string person, UnreachableReason reason, CancellationToken cancellationToken)
    {
        var row = new TableRow(Partition, person).Set(Reason, reason.ToString()).Set(Since, time.GetUtcNow());
        if (await tables.InsertAsync(Table, row, cancellationToken) is WriteResult.AlreadyExists)
        {
            await tables.MergeAsync(Table, row.Remove(Since), Azure.ETag.All, cancellationToken);
        }

        PeopleLog.Unreachable(log, person, reason);
    }

    /// <summary>Takes somebody off the list.</summary>
    public async Task RemoveAsync(string person, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(Table, Partition, person, cancellationToken) is { } row)
        {
            await tables.DeleteAsync(Table, Partition, person, row.ETag, cancellationToken);
        }
    }

    /// <summary>Everybody on it, in no order that means anything.</summary>
    public IAsyncEnumerable<UnreachablePerson> ReadAsync(CancellationToken cancellationToken) => tables
        .ReadAllAsync(Table, new TableQuery { PartitionKey = Partition }, cancellationToken)
        .Select(row => new UnreachablePerson(
            row.RowKey, Enum.Parse<UnreachableReason>(row.GetString(Reason)!), row.GetDateTimeOffset(Since)!.Value));
}

/// <summary>Somebody who cannot be reached.</summary>
internal sealed record UnreachablePerson(string Key, UnreachableReason Reason, DateTimeOffset Since);
