using Sendai.Tables;
using Sendai.Tables.Sqlite;

namespace Sendai.Bot;

/// <summary>Where rows are kept: SQLite in <c>Storage:Path</c>; when that is empty, in the data folder of the user who runs the bot.</summary>
internal static class Storage
{
    private static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "Sendai.Bot", "sendai.db");

    /// <summary>The store of the bot.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(_ => Open(configuration));

    /// <summary>Opens the store, and makes it when it is not there.</summary>
    /// <exception cref="TableStoreException">It cannot be used.</exception>
    public static ITableStore Open(IConfiguration configuration) => new SqliteTableStore(PathIn(configuration));

    /// <summary>Whether a store is there already, so that opening it makes nothing new.</summary>
    public static bool Exists(IConfiguration configuration) => new FileInfo(PathIn(configuration)) is { Exists: true, Length: > 0 };

    private static string PathIn(IConfiguration configuration) => configuration["Storage:Path"] is { Length: > 0 } path ? path : DefaultPath;
}
