using System.Globalization;

namespace Sendai.Tables.Sqlite;

// Makes a source ready for sessions: folder, file, log and schema.
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

    public static SqliteSession Open(SqliteSource source)
    {
        SQLitePCL.Batteries_V2.Init();
        return SqliteFault.Translate(source, () =>
        {
            if (!source.InMemory)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(source.Name) ?? source.Name);
                Create(source.Name);
            }

            var session = new SqliteSession(source);
            try
            {
                Migrate(session, source);
                return session;
            }
            catch
            {
                session.Dispose();
                throw;
            }
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

    private static void Migrate(SqliteSession session, SqliteSource source)
    {
        if (session.Scalar("PRAGMA journal_mode = WAL") is not ("wal" or "memory"))
        {
            throw new TableStoreException($"{source} is on a disk without shared memory; move it to a local disk.");
        }

        // SQLite makes do with reading, and would say so at the first write only.
        if (session.IsReadOnly)
        {
            throw new TableStoreException($"{source} {SqliteFault.ReadOnly}.");
        }

        // SQLite stumbles over a broken page only when it comes by, and rows may be missing without a word until then.
        // A file of 100 MB takes a tenth of a second.
        if (session.Scalar("PRAGMA quick_check(1)") is not "ok")
        {
            throw new TableStoreException($"{source} {SqliteFault.Damaged}.");
        }

        // In a transaction, so that of two processes that start together one migrates and the other sees it done.
        session.Scalar("BEGIN IMMEDIATE");
        Migrate(session, source, Convert.ToInt32(session.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture));
        session.Scalar("COMMIT");
    }

    private static void Migrate(SqliteSession session, SqliteSource source, int version)
    {
        if (version > Migrations.Length)
        {
            throw new TableStoreException($"{source} was written by a newer version of this program; run that one.");
        }

        foreach (var step in Migrations.Skip(version))
        {
            session.Scalar(step);
        }
    }
}
