using Microsoft.Extensions.Configuration;
using Sendai.Bot.Keeping;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>Stores as their engines have them, with everything that the program hides.</summary>
internal static class KeepingRig
{
    public static IConfiguration Settings(string database) => new ConfigurationBuilder().AddInMemoryCollection([new(Databases.SettingOf(database), database)]).Build();

    public static async Task<T> WithEngineAsync<T>(string database, Func<ITableStore, Task<T>> work)
    {
        var engine = Storage.OpenEngine(Settings(database));
        await using var closing = engine as IAsyncDisposable;
        return await work(engine);
    }

    /// <summary>Every row of the tables that backups have, in words.</summary>
    public static Task<List<string>> DumpAsync(string database) => WithEngineAsync(database, DumpAsync);

    public static async Task<List<string>> DumpAsync(ITableStore engine)
    {
        var lines = new List<string>();
        foreach (var table in await engine.ListTablesAsync(default))
        {
            if (!KeeperRows.NotInBackups.Contains(table))
            {
                await foreach (var row in engine.ReadAllAsync(table, new TableQuery(), default))
                {
                    lines.Add($"{table} {row.PartitionKey} {row.RowKey}: " + string.Join(' ', row.Properties
                        .OrderBy(one => one.Key, StringComparer.Ordinal)
                        .Select(one => FormattableString.Invariant($"{one.Key}={one.Value.GetType().Name}:{one.Value}"))));
                }
            }
        }

        return lines;
    }

    public static Task<byte[]> BackUpAsync(string database, TimeProvider time) => WithEngineAsync(database, async engine =>
    {
        using var to = new MemoryStream();
        await new BackupDesk(engine, time).WriteAsync(to, default);
        return to.ToArray();
    });

    public static Task<RestoreOutcome> RestoreAsync(string database, byte[] backup, TimeProvider time, Func<ITableStore, ITableStore>? store = null) =>
        WithEngineAsync(database, engine => new RestoreDesk(store?.Invoke(engine) ?? engine, time).RestoreAsync(() => new MemoryStream(backup), default));
}
