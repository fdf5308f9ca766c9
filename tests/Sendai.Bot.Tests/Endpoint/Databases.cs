using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>A database is the path of a file, or the connection string of an account of Azurite.</summary>
internal static class Databases
{
    public static async Task<string> NewAsync(bool onAzurite) => onAzurite ? (await Azurite.FreshAsync()).ConnectionString : BotFactory.NewDatabase();

    /// <summary>The setting that names it.</summary>
    public static string SettingOf(string database) =>
        database.Contains("AccountName=", StringComparison.Ordinal) ? "Storage:ConnectionString" : "Storage:Path";
}
