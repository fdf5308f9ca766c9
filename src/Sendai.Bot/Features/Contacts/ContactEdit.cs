using System.Globalization;
using Sendai.Bot.Versions;
using Sendai.Tables;

namespace Sendai.Bot.Features.Contacts;

/// <summary>One change of a contact, for its history and for taking it back.</summary>
/// <param name="Key">Which contact.</param>
/// <param name="Before">How it was; null when it was not there.</param>
/// <param name="After">How it has been since; null when it is gone.</param>
/// <param name="Who">The object id of whoever changed it. Names are not kept.</param>
/// <param name="IsUndo">Whether it took back another.</param>
/// <param name="At">When.</param>
/// <param name="Version">The version of the directory that it made.</param>
internal sealed record ContactEdit(ContactKey Key, ContactRow? Before, ContactRow? After, string Who, bool IsUndo, DateTimeOffset At, int Version)
{
    private const string BeforePrefix = "Before_";
    private const string AfterPrefix = "After_";

    /// <summary>What the keys of a contact's changes begin with; the newest comes first.</summary>
    public static string Prefix(ContactKey key) => $"edit-{key.Hash}-";

    public static string RowKey(ContactKey key, int version) =>
        Prefix(key) + (99_999_999 - version).ToString("D8", CultureInfo.InvariantCulture);

    public static ContactEdit Read(TableRow row) => new(
        new ContactKey(row.GetString("BodyId")!, row.GetString("Label")!),
        Row(row, BeforePrefix),
        Row(row, AfterPrefix),
        row.GetString("Who")!,
        row.GetBoolean("IsUndo")!.Value,
        row.GetDateTimeOffset("At")!.Value,
        row.GetInt32("Version")!.Value);

    public TableRow Write()
    {
        var row = new TableRow(VersionRows.Partition, RowKey(Key, Version))
            .Set("BodyId", Key.BodyId)
            .Set("Label", Key.Label)
            .Set("Who", Who)
            .Set("IsUndo", IsUndo)
            .Set("At", At)
            .Set("Version", Version);
        foreach (var (prefix, side) in new[] { (BeforePrefix, Before), (AfterPrefix, After) })
        {
            foreach (var (column, cell) in side?.Cells ?? new Dictionary<string, string>())
            {
                row.Set(prefix + column, cell);
            }
        }

        return row;
    }

    // A contact always says whose it is, so a side that says nothing was not there.
    private static ContactRow? Row(TableRow row, string prefix) =>
        row.Properties.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToList() is { Count: > 0 } names
            ? new ContactRow(names.Select(name => KeyValuePair.Create(name[prefix.Length..], row.GetString(name)!)))
            : null;
}
