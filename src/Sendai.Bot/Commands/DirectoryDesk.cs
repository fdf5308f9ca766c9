using Sendai.Bot.Pack;
using Sendai.Bot.Versions;
using Sendai.Tables;

namespace Sendai.Bot.Commands;

/// <summary>
/// The directory for the verbs: the store of the bot, found by the same settings, or the pack that comes with the program
/// where there is no version yet.
/// </summary>
internal sealed class DirectoryDesk : IAsyncDisposable
{
    private readonly IConfiguration configuration = BotHost.Configuration();
    private readonly Lazy<ShippedPack> pack;
    private ITableStore? tables;
    private DirectoryReader? reader;

    private DirectoryDesk() => pack = new Lazy<ShippedPack>(() => ShippedPack.Read(configuration));

    /// <summary>The versions; null when there is no store.</summary>
    public VersionStore? Store { get; private set; }

    /// <summary>Which version is in force; null when there is none yet.</summary>
    public CurrentVersion? Current { get; private set; }

    /// <summary>Opens the store without making one.</summary>
    public static async Task<DirectoryDesk> OpenAsync(CancellationToken cancellationToken)
    {
        var desk = new DirectoryDesk();
        if (Storage.Exists(desk.configuration))
        {
            await desk.OpenStoreAsync(cancellationToken);
        }

        return desk;
    }

    /// <summary>
    /// Where there is no version yet, makes the store when it is missing and lets the pack become the first version. False when
    /// somebody else has made another one at the same time.
    /// </summary>
    public async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        if (Store is null)
        {
            await OpenStoreAsync(cancellationToken);
        }

        await new PackIntake(Store!, pack.Value).TakeInAsync(cancellationToken);
        Current = await Store!.GetCurrentAsync(cancellationToken);
        return Current?.Number == 1;
    }

    /// <summary>One version, or null when there is none of this number.</summary>
    public async Task<DirectoryVersion?> VersionAsync(int number, CancellationToken cancellationToken) =>
        Store is null ? null : await Store.GetVersionAsync(number, cancellationToken);

    /// <summary>All tables of a version.</summary>
    public async Task<IReadOnlyList<StoredContent>> ReadAsync(DirectoryVersion version, CancellationToken cancellationToken) =>
        await reader!.ReadAsync(version, cancellationToken);

    /// <summary>All tables of the version in force, or of the pack where there is none.</summary>
    public async Task<IReadOnlyList<StoredContent>> ReadInForceAsync(CancellationToken cancellationToken) => Current is null
        ? [.. pack.Value.Tables.Select(table => new StoredContent(table, []))]
        : await ReadAsync(await Store!.GetVersionAsync(Current, cancellationToken), cancellationToken);

    /// <summary>The directory as the bot answers from it.</summary>
    public async Task<LoadedPack> LoadAsync(CancellationToken cancellationToken) =>
        Current is null ? pack.Value.Load() : await reader!.LoadAsync(await Store!.GetVersionAsync(Current, cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (tables is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private async Task OpenStoreAsync(CancellationToken cancellationToken)
    {
        tables = Storage.Open(configuration);
        Store = new VersionStore(tables, TimeProvider.System);
        reader = new DirectoryReader(Store, () => pack.Value.Tables);
        Current = await Store.GetCurrentAsync(cancellationToken);
    }
}
