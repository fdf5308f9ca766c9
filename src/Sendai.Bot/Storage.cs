using Azure.Core;
using Azure.Identity;
using Sendai.Bot.Keeping;
using Sendai.Tables;
using Sendai.Tables.AzureTables;
using Sendai.Tables.Sqlite;

namespace Sendai.Bot;

/// <summary>
/// Where rows are kept. <c>Storage:Endpoint</c> is Azure Table Storage by the identity of this program,
/// <c>Storage:ConnectionString</c> the same by a key, or Azurite. With neither it is SQLite in <c>Storage:Path</c>; when that
/// is empty too, in the data folder of the user who runs the bot.
/// </summary>
internal static class Storage
{
    private static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "Sendai.Bot", "sendai.db");

    /// <summary>The store of the bot.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ITableStore>(_ => new WatchedTableStore(Open(configuration)));

    /// <summary>Opens the store, and makes it when it is not there.</summary>
    /// <exception cref="TableStoreException">It cannot be used, or the settings do not say which it is.</exception>
    public static ITableStore Open(IConfiguration configuration) => Open(configuration, Identity(configuration));

    /// <summary>The same as somebody in particular, where the store asks who it is.</summary>
    /// <exception cref="TableStoreException">It cannot be used, or the settings do not say which it is.</exception>
    public static ITableStore Open(IConfiguration configuration, TokenCredential? identity) =>
        new FormattedStore(OpenEngine(configuration, identity), TimeProvider.System);

    /// <summary>The same without what <see cref="FormattedStore"/> adds: for backups, which take the rows as they lie there.</summary>
    /// <exception cref="TableStoreException">It cannot be used, or the settings do not say which it is.</exception>
    public static ITableStore OpenEngine(IConfiguration configuration) => OpenEngine(configuration, Identity(configuration));

    /// <summary>The same as somebody in particular.</summary>
    /// <exception cref="TableStoreException">It cannot be used, or the settings do not say which it is.</exception>
    public static ITableStore OpenEngine(IConfiguration configuration, TokenCredential? identity)
    {
        try
        {
            return (Setting(configuration, "Endpoint"), Setting(configuration, "ConnectionString"), Setting(configuration, "Path")) switch
            {
                (null, null, var path) => new SqliteTableStore(path ?? DefaultPath),
                (null, { } connectionString, null) => new AzureTableStore(connectionString),
                ({ } endpoint, null, null) => new AzureTableStore(EndpointOf(endpoint), identity!),
                // Guessing would write people's bookings where nobody looks for them.
                _ => throw new TableStoreException("Storage:Endpoint、Storage:ConnectionString、Storage:Path のうち、使うもの一つだけを書いてください。"),
            };
        }
        catch (ArgumentException setting)
        {
            // The engine names what is wrong with a setting, never its value.
            throw new TableStoreException(setting.Message, setting);
        }
    }

    /// <summary>Whether other instances of the bot, on other machines, can have the same store.</summary>
    public static bool IsShared(IConfiguration configuration) =>
        Setting(configuration, "Endpoint") is not null || Setting(configuration, "ConnectionString") is not null;

    /// <summary>Whether there is a store already, so that opening it makes nothing new.</summary>
    public static bool Exists(IConfiguration configuration) =>
        Setting(configuration, "Endpoint") is not null
        || Setting(configuration, "ConnectionString") is not null
        || new FileInfo(Setting(configuration, "Path") ?? DefaultPath) is { Exists: true, Length: > 0 };

    /// <summary>
    /// As whom the store is opened: the managed identity in Azure, and at a desk the account of its <c>az login</c>. Null where a
    /// key or a file opens it, which say nothing about who holds them.
    /// </summary>
    public static TokenCredential? Identity(IConfiguration configuration) => Setting(configuration, "Endpoint") is null ? null : Account(configuration);

    /// <summary>The identity of this program, or the account of whoever runs it.</summary>
    public static DefaultAzureCredential Account(IConfiguration configuration) =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = Setting(configuration, "ClientId") });

    private static Uri EndpointOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
        ? endpoint
        : throw new TableStoreException("Storage:Endpoint は https://（アカウント名）.table.core.windows.net の形で書いてください。");

    private static string? Setting(IConfiguration configuration, string name) =>
        configuration[$"Storage:{name}"] is { Length: > 0 } value ? value : null;
}
