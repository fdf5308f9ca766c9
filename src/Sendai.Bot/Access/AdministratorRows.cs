using Sendai.Tables;

namespace Sendai.Bot.Access;

/// <summary>
/// Who the administrators are, kept where a verb at a desk finds it: what counts is what the bot runs with, not what somebody
/// writes into the settings of their own desk.
/// </summary>
internal static class AdministratorRows
{
    public const string Table = SecretariatRows.Table;
    public const string Partition = "administrators";
    public const string Key = "current";

    private const string Ids = "Ids";

    public static TableRow Write(IReadOnlySet<string> administrators) =>
        new TableRow(Partition, Key).Set(Ids, string.Join(' ', administrators.Order(StringComparer.Ordinal)));

    public static IReadOnlySet<string> Read(TableRow row) =>
        (row.GetString(Ids) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The administrators with whom the bot runs on this store; null when no bot has ever said so.</summary>
    public static async Task<IReadOnlySet<string>?> FindAsync(ITableStore tables, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, Partition, Key, cancellationToken) is { } row ? Read(row) : null;
}
