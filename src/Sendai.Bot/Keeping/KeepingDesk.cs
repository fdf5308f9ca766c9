using Sendai.Tables;
using Sendai.Tables.Backups;

namespace Sendai.Bot.Keeping;

/// <summary>Backups for the verbs, on the store of the bot.</summary>
internal sealed class KeepingDesk : IAsyncDisposable
{
    private readonly ITableStore engine;
    private readonly IConfiguration configuration;

    private KeepingDesk(ITableStore engine, IConfiguration configuration) => (this.engine, this.configuration) = (engine, configuration);

    /// <exception cref="TableStoreException">The store cannot be used.</exception>
    public static KeepingDesk Open(IConfiguration configuration) => new(Storage.OpenEngine(configuration), configuration);

    public Task<BackupTotals> BackUpToFileAsync(string path, CancellationToken cancellationToken) =>
        PrivateFile.MakeAsync(path, file => new BackupDesk(engine, TimeProvider.System).WriteAsync(file, cancellationToken));

    public async Task<BackupTotals> BackUpToContainerAsync(string name, CancellationToken cancellationToken)
    {
        await using var upload = BackupContainer.Open(configuration).Create(name, cancellationToken);
        var totals = await new BackupDesk(engine, TimeProvider.System).WriteAsync(upload, cancellationToken);
        return await upload.CommitAsync(cancellationToken) ? totals : throw new FileNotOpenedException($"「{name}」はもうあります。別の名前を指定してください。");
    }

    /// <param name="backup">See <see cref="RestoreDesk.RestoreAsync"/>.</param>
    /// <param name="record">Writes down that it was done; until then the store counts as half restored.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<RestoreOutcome> RestoreAsync(Func<Stream> backup, Func<Task> record, CancellationToken cancellationToken) =>
        new RestoreDesk(engine, TimeProvider.System, record).RestoreAsync(backup, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (engine is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
