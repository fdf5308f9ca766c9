using Azure.Core;

namespace Sendai.Tables.AzureTables;

// Where the next page begins. The service names it in two headers, either of which may be absent, and wants them back
// in the query; callers see them as one word, percent-encoded and parted by a semicolon.
internal static class Continuation
{
    public static string? Of(ResponseHeaders headers)
    {
        var partitionKey = headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var p) ? p : "";
        var rowKey = headers.TryGetValue("x-ms-continuation-NextRowKey", out var r) ? r : "";
        return partitionKey is "" && rowKey is "" ? null : $"{Uri.EscapeDataString(partitionKey)};{Uri.EscapeDataString(rowKey)}";
    }

    /// <summary>What stands behind the rest of the query.</summary>
    /// <exception cref="ArgumentException">The word is not from here.</exception>
    public static string AsQuery(string? continuation)
    {
        if (continuation is null)
        {
            return "";
        }

        if (continuation.Split(';') is not [var partitionKey, var rowKey] || (partitionKey is "" && rowKey is "")
            || !IsEncoded(partitionKey) || !IsEncoded(rowKey))
        {
            throw new ArgumentException("The continuation is not from a page of this store.", nameof(continuation));
        }

        return (partitionKey is "" ? "" : "&NextPartitionKey=" + partitionKey) + (rowKey is "" ? "" : "&NextRowKey=" + rowKey);
    }

    private static bool IsEncoded(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text)) == text;
}
