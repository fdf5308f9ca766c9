namespace Sendai.Bot.Keeping;

/// <summary>What is noted of the store as a whole. No backup has it: it says how this store stands, not what is in it.</summary>
internal static class KeeperRows
{
    public const string Table = "Store";
    public const string Partition = "store";

    /// <summary>The highest format that was ever written here.</summary>
    public const string Format = "format";

    /// <summary>Which backup is being written into this store; gone when it is all there.</summary>
    public const string Restore = "restore";

    /// <summary>Up to which day daily work is done, and who is at it.</summary>
    public const string Days = "days";

    /// <summary>
    /// Leases, pointers and turns belong to those who work on a store now; pointers are made anew from the rows that are due.
    /// </summary>
    public static IReadOnlySet<string> NotInBackups { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Table, "Leases", "Due", "Turns" };
}
