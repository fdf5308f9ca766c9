using System.Globalization;

namespace Sendai.Tables.Sqlite;

// Makes a file ready for sessions: folder, file, log and schema.
internal static class SqliteFile
{
    // Step n takes a file from version n to n + 1. A step that was released is never changed; add another.
    // Rows lie in the order of their keys, so that a partition is read in one run; names fold case as the service does.
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE entity (
            table_name TEXT NOT NULL COLLATE NOCASE,
            partition_key TEXT NOT NULL,
            row_key TEXT NOT NULL,
            etag TEXT NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (table_name, partition_key, row_key)
        ) WITHOUT ROWID;
        PRAGMA user_version = 1;
        """,
    ];

    public static string Prepare(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        SQLitePCL.Batteries_V2.Init();
        var file = Path.GetFullPath(path);
        return SqliteFault.Translate(file, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? file);
            Create(file);
            using var session = new SqliteSession(file);
            Migrate(session, file);
            return file;
        });
    }

    // The file is made here rather than by SQLite, because it is about people: nobody else on the machine may read it.
    // An existing one is left to SQLite alone; opening and closing it here would drop the locks that it holds.
    private static void Create(string file)
    {
        if (File.Exists(file) || Directory.Exists(file))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            new FileStream(file, options).Dispose();
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first.
        }
    }

    private static void Migrate(SqliteSession session, string file)
    {
        if (session.Scalar("PRAGMA journal_mode = WAL") is not "wal")
        {
            throw new TableStoreException($"The store file {file} is on a disk without shared memory; move it to a local disk.");
        }

        // In a transaction, so that of two processes that start together one migrates and the other sees it done.
        session.Transact(() => Migrate(session, file, Convert.ToInt32(session.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture)), _ => true);
    }

    private static int Migrate(SqliteSession session, string file, int version)
    {
        if (version > Migrations.Length)
        {
            throw new TableStoreException($"The store file {file} was written by a newer version of this program; run that one.");
        }

        foreach (var step in Migrations.Skip(version))
        {
            session.Scalar(step);
        }

        return Migrations.Length;
    }
}
