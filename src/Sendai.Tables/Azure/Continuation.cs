using Azure.Core;

namespace Sendai.Tables.AzureTables;

// Where the next page begins. The service names it in two headers, each of which may be absent or empty, which is not the
// same, and wants them back in the query. Callers see one word: what is there after a "=", parted by a semicolon.
internal static class Continuation
{
    public static string? Of(ResponseHeaders headers)
    {
        var partitionKey = Part(headers, "x-ms-continuation-NextPartitionKey");
        var rowKey = Part(headers, "x-ms-continuation-NextRowKey");
        return partitionKey is "" && rowKey is "" ? null : $"{partitionKey};{rowKey}";
    }

    /// <summary>What stands behind the rest of the query.</summary>
    /// <exception cref="ArgumentException">The word is not from here.</exception>
    public static string AsQuery(string? continuation) => continuation?.Split(';') switch
    {
        null => "",
        [var partitionKey, var rowKey] when continuation.Length > 1 && IsPart(partitionKey) && IsPart(rowKey) =>
            (partitionKey is "" ? "" : "&NextPartitionKey" + partitionKey) + (rowKey is "" ? "" : "&NextRowKey" + rowKey),
        _ => throw new ArgumentException("The continuation is not from a page of this store.", nameof(continuation)),
    };

    private static string Part(ResponseHeaders headers, string name) =>
        headers.TryGetValue(name, out var value) ? "=" + Uri.EscapeDataString(value) : "";

    private static bool IsPart(string text) =>
        text is "" || (text[0] == '=' && Uri.EscapeDataString(Uri.UnescapeDataString(text[1..])) == text[1..]);
}
