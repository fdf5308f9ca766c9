using System.Globalization;
using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>Says that a row somewhere is due at a time.</summary>
/// <param name="PartitionKey">Its shard and day.</param>
/// <param name="RowKey">Its place there.</param>
/// <param name="Lane">What must keep its order: the conversation's id, or for an expansion its own address.</param>
/// <param name="Table">Where the row is.</param>
/// <param name="Partition">Where the row is.</param>
/// <param name="Row">Where the row is.</param>
/// <param name="DueAt">When the row was due when this was written.</param>
/// <param name="WrittenAt">Older than the grace, a pointer that does not fit its row is garbage.</param>
internal sealed record DuePointer(
    string PartitionKey,
    string RowKey,
    string Lane,
    string Table,
    string Partition,
    string Row,
    DateTimeOffset DueAt,
    DateTimeOffset WrittenAt)
{
    /// <summary>A message's key in logs.</summary>
    public string MessageKey => Address(Table, Partition, Row);

    public static string Address(string table, string partition, string row) => $"{table}/{partition}/{row}";

    /// <summary>The pointer to a row; those of one moment stand in the order of <paramref name="place"/>.</summary>
    public static DuePointer To(string table, TableRow row, long place, DateTimeOffset now)
    {
        var address = Address(table, row.PartitionKey, row.RowKey);
        var lane = row.GetString(MessageRow.To) is { } to ? MessageRow.Address(to).Conversation.Id! : address;
        var due = row.GetDateTimeOffset(MessageRow.DueAt)!.Value;
        return new(
            Shard.Partition(Shard.Bucket(due), Shard.Of(lane)),
            $"{Moment(due)}-{place:D10}-{Shard.Mark(address)}",
            lane,
            table,
            row.PartitionKey,
            row.RowKey,
            due,
            now);
    }

    /// <summary>How a row key begins; names sort by time, to 100 nanoseconds.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture);

    public static DuePointer Read(TableRow row) => new(
        row.PartitionKey,
        row.RowKey,
        row.GetString(nameof(Lane))!,
        row.GetString(nameof(Table))!,
        row.GetString(nameof(Partition))!,
        row.GetString(nameof(Row))!,
        row.GetDateTimeOffset(nameof(DueAt))!.Value,
        row.GetDateTimeOffset(nameof(WrittenAt))!.Value);

    public TableRow ToRow() => new TableRow(PartitionKey, RowKey)
        .Set(nameof(Lane), Lane)
        .Set(nameof(Table), Table)
        .Set(nameof(Partition), Partition)
        .Set(nameof(Row), Row)
        .Set(nameof(DueAt), DueAt)
        .Set(nameof(WrittenAt), WrittenAt);
}
