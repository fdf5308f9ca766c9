using Azure;

namespace Sendai.Tables.Tests.Model;

/// <summary>What a table should be like: rows by key, and for each the versions that it has had.</summary>
internal sealed class ModelTable
{
    private static readonly ETag NeverGiven = new("W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"");

    private readonly SortedDictionary<(string Partition, string Row), Dictionary<string, object>> rows = new(Comparer<(string Partition, string Row)>.Create(
        (a, b) => string.CompareOrdinal(a.Partition, b.Partition) is not 0 and var order ? order : string.CompareOrdinal(a.Row, b.Row)));

    private readonly Dictionary<(string, string), ETag> current = [];
    private readonly Dictionary<(string, string), ETag> stale = [];
    private readonly HashSet<(string, string, ETag)> given = [];

    public IEnumerable<string> Rows => rows.Select(row => Show(row.Key.Partition, row.Key.Row, current[row.Key], row.Value));

    public static string Show(string partitionKey, string rowKey, ETag etag, IEnumerable<KeyValuePair<string, object>> values) =>
        $"'{partitionKey}' '{rowKey}' {etag} {string.Join(", ", values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={Change.Show(value.Value)}"))}";

    public string? Find(string partitionKey, string rowKey) => rows.TryGetValue((partitionKey, rowKey), out var values)
        ? Show(partitionKey, rowKey, current[(partitionKey, rowKey)], values)
        : null;

    public ETag Resolve(string partitionKey, Change change) => change.Version switch
    {
        Version.Any => ETag.All,
        Version.Current => current.GetValueOrDefault((partitionKey, change.RowKey), NeverGiven),
        _ => stale.GetValueOrDefault((partitionKey, change.RowKey), NeverGiven),
    };

    /// <summary>Null when it may be done; nothing is changed yet.</summary>
    public WriteResult? WhyNot(string partitionKey, Change change)
    {
        var exists = rows.ContainsKey((partitionKey, change.RowKey));
        return change.Kind switch
        {
            Kind.Upsert => null,
            Kind.Insert => exists ? new WriteResult.AlreadyExists() : null,
            _ when !exists => new WriteResult.NotFound(),
            _ => change.Version == Version.Stale ? new WriteResult.Conflict() : null,
        };
    }

    public void Apply(string partitionKey, Change change, ETag etag)
    {
        var key = (partitionKey, change.RowKey);
        if (current.Remove(key, out var old))
        {
            stale[key] = old;
        }

        if (change.Kind == Kind.Delete)
        {
            Assert.Equal(default, etag);
            rows.Remove(key);
            return;
        }

        Assert.NotEqual(default, etag);
        Assert.True(given.Add((partitionKey, change.RowKey, etag)), "A version came back.");
        current[key] = etag;
        var values = change.Kind == Kind.Merge ? rows[key] : rows[key] = new(StringComparer.Ordinal);
        foreach (var (name, value) in change.Values)
        {
            values[name] = value;
        }
    }

    public IEnumerable<string> Query(TableQuery bounds, Condition? condition) =>
        from row in rows
        let key = row.Key.Row
        where bounds.PartitionKey is null || row.Key.Partition == bounds.PartitionKey
        where bounds.RowKeyPrefix is null || key.StartsWith(bounds.RowKeyPrefix, StringComparison.Ordinal)
        where bounds.RowKeyFrom is null || string.CompareOrdinal(key, bounds.RowKeyFrom) >= 0
        where bounds.RowKeyBefore is null || string.CompareOrdinal(key, bounds.RowKeyBefore) < 0
        where condition is null || condition.Holds(WithKeys(row.Key, row.Value))
        select Show(row.Key.Partition, key, current[row.Key], row.Value.Where(value => bounds.Select?.Contains(value.Key) ?? true));

    private static Dictionary<string, object> WithKeys((string Partition, string Row) key, Dictionary<string, object> values) =>
        new(values, StringComparer.Ordinal) { ["PartitionKey"] = key.Partition, ["RowKey"] = key.Row };
}
