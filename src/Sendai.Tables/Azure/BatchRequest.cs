using System.Buffers;
using System.Text;
using System.Text.Json;
using Azure.Core;

namespace Sendai.Tables.AzureTables;

// The bytes of a transaction. (REST: Performing Entity Group Transactions.)
internal static class BatchRequest
{
    public static TableRequest Of(string endpoint, string table, IReadOnlyList<TableOperation> operations, Guid writeId)
    {
        var body = new RequestBody();
        Write(body, endpoint, table, operations, writeId);
        return new(RequestMethod.Post, "$batch")
        {
            Body = body,
            ContentType = $"multipart/mixed; boundary=batch_{writeId}",
            MayRepeat = operations.All(TableRequests.MayRepeat),
        };
    }

    private static void Write(RequestBody body, string endpoint, string table, IReadOnlyList<TableOperation> operations, Guid writeId)
    {
        using var json = new Utf8JsonWriter(body, RowWriter.Compact);
        Append(body, $"--batch_{writeId}\r\nContent-Type: multipart/mixed; boundary=changeset_{writeId}\r\n\r\n");
        foreach (var operation in operations)
        {
            Append(body, $"--changeset_{writeId}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Append(body, $"{TableRequests.MethodOf(operation)} {endpoint}{TableRequests.AddressOf(table, operation)} HTTP/1.1\r\n");
            body.Write("Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n"u8);
            if (operation.Condition is { } condition)
            {
                Append(body, $"If-Match: {condition}\r\n");
            }

            if (operation is TableOperation.Insert)
            {
                body.Write("Prefer: return-no-content\r\n"u8);
            }

            if (operation.Content is { } row)
            {
                body.Write("Content-Type: application/json\r\n\r\n"u8);
                json.Reset();
                RowWriter.Write(json, row, writeId, TableRequests.BaseOf(operation));
                body.Write("\r\n"u8);
            }
            else
            {
                body.Write("\r\n\r\n"u8);
            }
        }

        Append(body, $"--changeset_{writeId}--\r\n--batch_{writeId}--\r\n");
    }

    private static void Append(RequestBody body, string text) => Encoding.UTF8.GetBytes(text, body);
}
