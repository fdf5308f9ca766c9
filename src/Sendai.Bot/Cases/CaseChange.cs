using Azure;
using Sendai.Domain.Cases;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>The rows that differ between a case as it was read and as it shall be.</summary>
internal static class CaseChange
{
    public static IEnumerable<TableOperation> Operations(string partition, LoadedCase? before, CaseFile after)
    {
        var was = before?.Rows.ToDictionary(row => row.RowKey, StringComparer.Ordinal) ?? [];
        var wanted = CaseRows.Of(partition, after).ToList();
        foreach (var row in wanted)
        {
            if (row.RowKey == CaseKeys.HeadKey(after.Number.Id))
            {
                // Its version is that of the case: whoever comes second fails here.
                yield return before is null ? new TableOperation.Insert(row) : new TableOperation.Replace(row, before.Head.ETag);
            }
            else if (!was.TryGetValue(row.RowKey, out var old) || !IsSame(old, row))
            {
                yield return new TableOperation.Upsert(row);
            }
        }

        foreach (var gone in was.Keys.Except(wanted.Select(row => row.RowKey)))
        {
            yield return new TableOperation.Delete(partition, gone, ETag.All);
        }

        List<string> found = before is null ? [] : [.. CaseRows.Indexes(before.File)];
        var finds = CaseRows.Indexes(after).ToList();
        foreach (var key in finds.Except(found))
        {
            yield return new TableOperation.Upsert(new TableRow(partition, key));
        }

        foreach (var key in found.Except(finds))
        {
            yield return new TableOperation.Delete(partition, key, ETag.All);
        }
    }

    private static bool IsSame(TableRow one, TableRow other) =>
        one.Properties.Count == other.Properties.Count
        && one.Properties.All(property => other.Properties.TryGetValue(property.Key, out var value) && Equals(property.Value, value));
}
