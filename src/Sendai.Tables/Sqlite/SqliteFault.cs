using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Sendai.Tables.Sqlite;

// SQLite's primary result codes in the words of somebody who has to repair it (sqlite.org/rescode.html).
internal static class SqliteFault
{
    public const string Damaged = "is damaged or is not a store of this program; put a copy back, or move it away to begin with an empty one";

    public const string Locked = "is locked by another program; stop that one, or try again when it is done";

    public const string ReadOnly = "may not be written by this user; the file and its folder must be writable";

    public static T Translate<T>(SqliteSource source, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw new TableStoreException($"{source} {Reason(fault.SqliteErrorCode)}.", fault);
        }
        catch (JsonException)
        {
            // Its message could quote the row, so it ends here.
            throw new TableStoreException($"{source} holds a row that this version cannot read.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new TableStoreException($"{source} cannot be created: {fault.Message}", fault);
        }
    }

    private static string Reason(int code) => code switch
    {
        5 or 6 => Locked,
        3 or 8 => ReadOnly,
        10 => "could not be read or written: the disk reports an error, or a limit on space or the size of files is reached",
        11 or 26 => Damaged,
        13 => "could not grow: the disk is full",
        14 => "cannot be opened: it must be a file, in a folder that this user may write",
        _ => $"cannot be used (SQLite error {code})",
    };
}
