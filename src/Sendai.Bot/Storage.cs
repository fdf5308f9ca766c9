using Sendai.Tables;
using Sendai.Tables.Sqlite;

namespace Sendai.Bot;

/// <summary>Where rows are kept.</summary>
internal static class Storage
{
    /// <summary>SQLite in <c>Storage:Path</c>; when that is empty, in the data folder of the user who runs the bot.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ITableStore>(_ => new SqliteTableStore(configuration["Storage:Path"] is { Length: > 0 } path ? path : DefaultPath));

    private static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "Sendai.Bot", "sendai.db");
}
