using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests.Sqlite.Children;

/// <summary>Opens a store that it may not write and says how that ended. Root may write everything, so it becomes nobody first.</summary>
[UnsupportedOSPlatform("windows")]
internal static class ForbiddenChild
{
    public const string Verb = "forbidden";

    private const uint Nobody = 65534;

    public static async Task<int> RunAsync(string file)
    {
        // Once elsewhere, so that all code is loaded before the rights are gone.
        await using (var _ = new SqliteTableStore(SqliteTableStore.InMemory))
        {
            Console.WriteLine("ready");
        }

        if (Environment.IsPrivilegedProcess && SetUser(Nobody) != 0)
        {
            throw new InvalidOperationException($"The system refuses another user: error {Marshal.GetLastPInvokeError()}.");
        }

        try
        {
            await using var store = new SqliteTableStore(file);
            Console.WriteLine("opened");
        }
        catch (TableStoreException fault)
        {
            Console.WriteLine(fault.Message);
        }

        return 0;
    }

    [DllImport("libc", EntryPoint = "seteuid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetUser(uint user);
}
