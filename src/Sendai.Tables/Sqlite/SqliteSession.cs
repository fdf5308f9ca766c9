using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sendai.Tables.Sqlite;

// A connection with the statements that it has compiled. For one caller at a time.
internal sealed class SqliteSession : IDisposable
{
    // Milliseconds, for a file that is being recovered or that somebody has for himself. Writers wait otherwise, see below.
    private const int BusyTimeout = 5000;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    public SqliteSession(SqliteSource source)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source.Name,
            Mode = source.InMemory ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWrite,
            // In memory, it is what makes two connections see the same rows.
            Cache = source.InMemory ? SqliteCacheMode.Shared : SqliteCacheMode.Default,
            // The settings below belong to the connection, and our own pool keeps it.
            Pooling = false,
            // Seconds in which the library tries again by itself what SQLite has given up as busy; zero would mean forever.
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            // FULL: with the log, NORMAL keeps the file whole but may lose the last commits in a power cut, and a booking
            // that somebody was told of must not vanish. One fsync for each write is cheap at this product's rates.
            // secure_delete: what was purged is about people, and must not be found in the file's free pages.
            // One at a time: the library swallows the errors of what follows a statement with a result.
            Scalar($"PRAGMA busy_timeout = {BusyTimeout}");
            Scalar("PRAGMA synchronous = FULL");
            Scalar("PRAGMA secure_delete = ON");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public bool IsReadOnly => raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    // Parameters are the caller's to add, by name.
    public SqliteCommand Command(string sql)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            commands[sql] = command = Create(sql);
        }

        command.Parameters.Clear();
        return command;
    }

    public object? Scalar(string sql)
    {
        using var command = Create(sql);
        return command.ExecuteScalar();
    }

    // Immediate: a transaction that reads before it writes must not find out afterwards that another was faster.
    // False when another process is writing, which costs no time here: whoever waits does so without a thread.
    // Whatever is thrown in between ends the session, and with it the transaction.
    public bool TryTransact<T>(Func<T> work, Predicate<T> isDone, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        if (!TryBegin())
        {
            return false;
        }

        result = work();
        Command(isDone(result) ? "COMMIT" : "ROLLBACK").ExecuteNonQuery();
        return true;
    }

    // Not as a command, since the library would try a busy one again by itself for a second, in steps of 150 ms.
    private bool TryBegin()
    {
        raw.sqlite3_busy_timeout(connection.Handle, 0);
        var code = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE");
        raw.sqlite3_busy_timeout(connection.Handle, BusyTimeout);
        if (code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return false;
        }

        SqliteException.ThrowExceptionForRC(code, connection.Handle);
        return true;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    [SuppressMessage("Security", "CA2100", Justification = "All SQL in this folder is put together from its constants; values are parameters.")]
    private SqliteCommand Create(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
