using Azure;
using Sendai.Tables;
using Sendai.Tables.Backups;

namespace Sendai.Bot.Keeping;

/// <summary>
/// Writes a backup into an empty store. A note in the store says from before the first row until after the last that it is
/// half restored; a bot does not start on it, and the same backup goes on with it.
/// </summary>
/// <param name="engine">The engine itself.</param>
/// <param name="time">The clock.</param>
/// <param name="record">What belongs to the restored store before anybody uses it; null for nothing.</param>
internal sealed class RestoreDesk(ITableStore engine, TimeProvider time, Func<Task>? record = null)
{
    /// <summary>
    /// How old a backup of a store at rest may be for what was due since to be sent late: a move over night. After that a
    /// reminder is of no use to anybody.
    /// </summary>
    public static readonly TimeSpan LongestMove = TimeSpan.FromHours(24);

    private const string Sha = nameof(Sha);

    /// <param name="open">The backup from its beginning, once for each reading; the caller closes it.</param>
    /// <param name="cancellationToken">Gives up; the store stays half restored.</param>
    /// <exception cref="BackupException">The backup is none, or the store has not what was written.</exception>
    /// <exception cref="TableStoreException">The store cannot be used.</exception>
    public async Task<RestoreOutcome> RestoreAsync(Func<Stream> open, CancellationToken cancellationToken)
    {
        var content = await BackupContent.ReadAsync(open(), cancellationToken);
        if (content.Header.RowFormat > RowFormats.Current)
        {
            throw new BackupException(BackupFault.Newer);
        }

        var note = await engine.GetAsync(KeeperRows.Table, KeeperRows.Partition, KeeperRows.Restore, cancellationToken);
        if (note is not null && note.GetString(Sha) != content.Sha)
        {
            return new RestoreOutcome.OtherIsHalf();
        }

        if (note is null && !await BeginAsync(content, cancellationToken))
        {
            return new RestoreOutcome.NotEmpty();
        }

        var restore = new StoreRestore(engine, content);
        await restore.WriteAsync(open(), cancellationToken);
        await restore.CompareAsync(open(), cancellationToken);
        var keepsAll = content.Totals.IsAtRest && time.GetUtcNow() - content.Header.Made <= LongestMove;
        var (due, stopped) = await new DueRestore(FormattedStore.WithoutGate(engine), time).RunAsync(keepsAll, cancellationToken);
        await (record?.Invoke() ?? Task.CompletedTask);
        await engine.DeleteAsync(KeeperRows.Table, KeeperRows.Partition, KeeperRows.Restore, ETag.All, cancellationToken);
        return new RestoreOutcome.Done(content, note is not null, due, stopped);
    }

    /// <summary>False when there are rows.</summary>
    private async Task<bool> BeginAsync(BackupContent content, CancellationToken cancellationToken)
    {
        if (!await IsEmptyAsync(cancellationToken))
        {
            return false;
        }

        var note = new TableRow(KeeperRows.Partition, KeeperRows.Restore).Set(Sha, content.Sha).Set("BegunAt", time.GetUtcNow());
        await engine.InsertAsync(KeeperRows.Table, note, cancellationToken);
        if (await IsEmptyAsync(cancellationToken))
        {
            return true;
        }

        // A bot has started in this moment; the store is its own.
        await engine.DeleteAsync(KeeperRows.Table, KeeperRows.Partition, KeeperRows.Restore, ETag.All, cancellationToken);
        return false;
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var table in await engine.ListTablesAsync(cancellationToken))
        {
            if (table != KeeperRows.Table && await engine.ReadAllAsync(table, new TableQuery { PageSize = 1 }, cancellationToken).AnyAsync(cancellationToken))
            {
                return false;
            }
        }

        return true;
    }
}
