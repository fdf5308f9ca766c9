using System.Reflection;
using Sendai.Bot.Delivery;
using Sendai.Tables;
using Sendai.Tables.AzureTables;
using Sendai.Tables.Backups;

namespace Sendai.Bot.Keeping;

/// <summary>Makes a backup of the store of the bot, beside whoever works on it.</summary>
/// <param name="engine">The engine itself.</param>
/// <param name="time">The clock.</param>
internal sealed class BackupDesk(ITableStore engine, TimeProvider time)
{
    private static readonly string Program =
        typeof(BackupDesk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <exception cref="StoreRefusedException">The store is half restored, or of a newer program.</exception>
    /// <exception cref="BackupException">Some rows changed all the time.</exception>
    public async Task<BackupTotals> WriteAsync(Stream to, CancellationToken cancellationToken)
    {
        using var gate = new StoreGate(engine, time);
        await gate.BeforeReadAsync(cancellationToken);
        var header = new BackupHeader(Program, time.GetUtcNow(), engine is AzureTableStore ? "Azure Table Storage" : "SQLite", RowFormats.Current);
        return await new StoreBackup(engine, KeeperRows.NotInBackups, time).WriteAsync(header, to, IsAtRestAsync, cancellationToken);
    }

    private async Task<bool> IsAtRestAsync(CancellationToken cancellationToken) => !await ShardLeases.IsAnybodyAliveAsync(engine, time.GetUtcNow(), cancellationToken);
}
