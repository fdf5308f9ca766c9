using System.Runtime.InteropServices;
using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests.Sqlite.Children;

/// <summary>Writes until the system gives its files no more room, then reads, then goes on with room when it is told so.</summary>
/// <remarks>Needs no right and no tool: the limit for the size of a file is the process's own.</remarks>
internal static class StarvingChild
{
    public const string Verb = "starve";
    public const string WithRoomAgain = "with-room-again";
    public const string Table = "Things";

    private const int SizeOfFiles = 1;
    private const int ReadAgain = 5;

    // SIGXFSZ, which ends a process that does not want to hear of it as an error.
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    public static string Text(int n) => new((char)('あ' + (n % 50)), 5000);

    public static async Task<int> RunAsync(string file, string end)
    {
        using var ignored = PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true);
        await using var store = new SqliteTableStore(file);
        var original = Limit(new SizeLimit(1_000_000));

        var written = 0;
        while (await TryInsertAsync(store, written))
        {
            written++;
        }

        // What cannot be written does not spoil what is there, however often it is tried.
        for (var tries = 0; tries < ReadAgain; tries++)
        {
            await TryInsertAsync(store, written);
            Console.WriteLine($"readable {await CountAsync(store)}");
        }

        if (end == WithRoomAgain)
        {
            Limit(original);
            await TryInsertAsync(store, written);
        }

        return 0;
    }

    private static async Task<bool> TryInsertAsync(SqliteTableStore store, int n)
    {
        try
        {
            var result = await store.InsertAsync(Table, new TableRow("p", $"{n:D6}").Set("Text", Text(n)), CancellationToken.None);
            Console.WriteLine(result is WriteResult.Written ? $"written {n}" : $"{result}");
            return true;
        }
        catch (TableStoreException fault)
        {
            Console.WriteLine($"fault {fault.Message}");
            return false;
        }
    }

    private static async Task<int> CountAsync(SqliteTableStore store) =>
        (await store.QueryAsync(Table, new TableQuery(), null, CancellationToken.None)).Rows.Count;

    // Returns what was before. The hard limit stays, so the soft one can come back to it.
    private static SizeLimit Limit(SizeLimit limit)
    {
        var before = default(SizeLimit);
        Check(GetLimit(SizeOfFiles, ref before));
        var changed = limit with { Hard = before.Hard };
        Check(SetLimit(SizeOfFiles, ref changed));
        return before;
    }

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new InvalidOperationException($"The system refuses a limit: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [DllImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int resource, ref SizeLimit limit);

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, ref SizeLimit limit);

    [StructLayout(LayoutKind.Sequential)]
    private record struct SizeLimit(ulong Soft, ulong Hard = ulong.MaxValue);
}
