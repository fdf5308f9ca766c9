using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Sendai.Tables.Filters;

namespace Sendai.Tables.AzureTables;

// Which bytes each call is. (REST: Operations on Entities, Operations on Tables.)
internal static class TableRequests
{
    public static TableRequest CreateTable(string table)
    {
        var body = new RequestBody();
        using var json = new Utf8JsonWriter(body, RowWriter.Compact);
        json.WriteStartObject();
        json.WriteString("TableName", table);
        json.WriteEndObject();
        json.Flush();
        return new(RequestMethod.Post, "Tables") { Body = body, WantsNoContent = true, MayRepeat = true };
    }

    /// <summary>The tables of the account, from the one that an answer has named as the next.</summary>
    public static TableRequest ListTables(string? next) =>
        new(RequestMethod.Get, next is null ? "Tables" : $"Tables?NextTableName={Uri.EscapeDataString(next)}");

    public static TableRequest Get(string table, string partitionKey, string rowKey) =>
        new(RequestMethod.Get, Address(table, partitionKey, rowKey));

    public static TableRequest Query(string table, TableQuery query, string? continuation)
    {
        var path = new StringBuilder(table).Append("()?$top=").Append(CultureInfo.InvariantCulture, $"{query.PageSize}");
        if (FilterText.Of(query) is { } filter)
        {
            path.Append("&$filter=").Append(Uri.EscapeDataString(filter));
        }

        if (query.Select is { } select)
        {
            path.Append("&$select=PartitionKey,RowKey");
            foreach (var name in select)
            {
                path.Append(',').Append(Uri.EscapeDataString(name));
            }
        }

        return new(RequestMethod.Get, path.Append(Continuation.AsQuery(continuation)).ToString());
    }

    public static TableRequest Write(string table, TableOperation operation, Guid writeId, JsonWriterOptions options)
    {
        var body = new RequestBody();
        if (operation.Content is { } row)
        {
            using var json = new Utf8JsonWriter(body, options);
            RowWriter.Write(json, row, writeId, BaseOf(operation));
        }

        return new(MethodOf(operation), AddressOf(table, operation))
        {
            // A delete has one too, though empty: the transport by itself sends a request without a body once more when a
            // kept connection ends under it, and the second delete would say that there is nothing.
            Body = body,
            IfMatch = operation.Condition?.ToString(),
            WantsNoContent = operation is TableOperation.Insert,
            MayRepeat = MayRepeat(operation),
        };
    }

    public static RequestMethod MethodOf(TableOperation operation) => operation switch
    {
        TableOperation.Insert => RequestMethod.Post,
        TableOperation.Merge => RequestMethod.Patch,
        TableOperation.Delete => RequestMethod.Delete,
        _ => RequestMethod.Put,
    };

    public static string AddressOf(string table, TableOperation operation) =>
        operation is TableOperation.Insert ? table : Address(table, operation.PartitionKey, operation.RowKey);

    // What the row says it has replaced: nothing, a version, or "*" when the write did not ask.
    public static string? BaseOf(TableOperation operation) => operation switch
    {
        TableOperation.Insert => null,
        TableOperation.Upsert => ETag.All.ToString(),
        _ => operation.Condition.ToString(),
    };

    public static bool MayRepeat(TableOperation operation) =>
        operation is TableOperation.Insert || (operation.Condition is { } condition && condition != ETag.All);

    private static string Address(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    private static string Escape(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
