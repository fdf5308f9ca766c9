using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Sendai.Bot.Tests.Operators;

/// <summary>A store that can be read as ever, and takes no new rows any more.</summary>
internal static class FullTable
{
    /// <summary>Closes one table of a database, or all of them.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The name of a table is the test's own, and a trigger takes no parameters.")]
    public static void Of(string database, string? table = null)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TRIGGER closed BEFORE INSERT ON entity {(table is null ? "" : $"WHEN lower(NEW.table_name) = lower('{table}')")} BEGIN SELECT RAISE(ABORT, 'closed'); END";
        command.ExecuteNonQuery();
    }
}
