using System.Buffers.Text;
using System.Text;

namespace Sendai.Tables.Sqlite;

// Where a page ended. Keys hold no control characters, so a line feed parts them.
internal sealed record Position(string PartitionKey, string RowKey)
{
    public static Position Of(TableRow row) => new(row.PartitionKey, row.RowKey);

    public static Position? Parse(string? continuation, string? partitionKey)
    {
        if (continuation is null)
        {
            return null;
        }

        if (Base64Url.IsValid(continuation)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(continuation)).Split('\n') is [var partition, var row]
            && (partitionKey ?? partition) == partition)
        {
            return new Position(partition, row);
        }

        throw new ArgumentException("The continuation was not made for this query.", nameof(continuation));
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{PartitionKey}\n{RowKey}"));
}
