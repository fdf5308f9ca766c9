using System.Security.Cryptography;
using Azure;
using Microsoft.Data.Sqlite;
using Sendai.Tables.Filters;

namespace Sendai.Tables.Sqlite;

// One SQL statement for each operation.
internal static class Statements
{
    private const string Select = "SELECT partition_key, row_key, etag, body FROM entity";
    private const string ThisRow = " WHERE table_name = $table AND partition_key = $partition AND row_key = $row";
    private const string IfMatch = " AND $ifMatch IN ('*', etag)";

    private const string InsertRow =
        "INSERT INTO entity (table_name, partition_key, row_key, etag, body) VALUES ($table, $partition, $row, $etag, $body)";

    public static TableRow? Get(SqliteSession session, string table, string partitionKey, string rowKey)
    {
        using var reader = At(session, Select + ThisRow, table, partitionKey, rowKey).ExecuteReader();
        return reader.Read() ? ToRow(reader) : null;
    }

    public static WriteResult Insert(SqliteSession session, string table, TableRow row)
    {
        var etag = NewETag();
        return Write(session, InsertRow + " ON CONFLICT DO NOTHING", table, row, etag)
            ? new WriteResult.Written(etag)
            : new WriteResult.AlreadyExists();
    }

    public static WriteResult Upsert(SqliteSession session, string table, TableRow row)
    {
        var etag = NewETag();
        Write(session, InsertRow + " ON CONFLICT DO UPDATE SET etag = excluded.etag, body = excluded.body", table, row, etag);
        return new WriteResult.Written(etag);
    }

    public static WriteResult Replace(SqliteSession session, string table, TableRow row, ETag ifMatch)
    {
        var etag = NewETag();
        return Write(session, "UPDATE entity SET etag = $etag, body = $body" + ThisRow + IfMatch, table, row, etag, ifMatch)
            ? new WriteResult.Written(etag)
            : WhyNot(session, table, row.PartitionKey, row.RowKey);
    }

    public static WriteResult Delete(SqliteSession session, string table, string partitionKey, string rowKey, ETag ifMatch)
    {
        var command = At(session, "DELETE FROM entity" + ThisRow + IfMatch, table, partitionKey, rowKey);
        command.Parameters.AddWithValue("$ifMatch", ifMatch.ToString());
        return command.ExecuteNonQuery() == 1
            ? new WriteResult.Written(default)
            : WhyNot(session, table, partitionKey, rowKey);
    }

    public static TablePage Query(
        SqliteSession session, string table, TableQuery query, Position? after, CancellationToken cancellationToken)
    {
        var rows = new List<TableRow>();
        using var reader = Range(session, table, query, after).ExecuteReader();
        while (reader.Read())
        {
            // A filter that few rows meet may read for seconds.
            cancellationToken.ThrowIfCancellationRequested();

            // One row more than the page is asked for: it tells whether another page follows.
            if (rows.Count == query.PageSize)
            {
                return new TablePage(rows, Position.Of(rows[^1]).ToString());
            }

            var row = ToRow(reader);
            if (query.Filter?.Root.Holds(row) ?? true)
            {
                rows.Add(query.Select is { } names ? row.Only(names) : row);
            }
        }

        return new TablePage(rows, null);
    }

    // From one name to the next by the index: the rows between them are not read.
    public static List<string> Tables(SqliteSession session)
    {
        var names = new List<string>();
        while (true)
        {
            var command = session.Command("SELECT MIN(table_name) FROM entity WHERE table_name > $after");
            command.Parameters.AddWithValue("$after", names is [.., var last] ? last : "");
            if (command.ExecuteScalar() is not string next)
            {
                names.Sort(StringComparer.Ordinal);
                return names;
            }

            names.Add(next);
        }
    }

    // Each combination has its own text, and only the bounds that narrow most: the planner takes one bound of each side
    // for the index and walks over the rest, so a page deep in a partition would cost as much as all before it.
    private static SqliteCommand Range(SqliteSession session, string table, TableQuery query, Position? after)
    {
        var lower = query.LowerBound;
        var upper = query.UpperBound;
        var sql = Select + " WHERE table_name = $table"
            + (query.PartitionKey, after) switch
            {
                (null, null) => "",
                (null, _) => " AND (partition_key, row_key) > ($afterPartition, $afterRow)",
                (_, null) => " AND partition_key = $partition",
                _ => " AND partition_key = $partition AND row_key > $afterRow",
            }
            + (lower is null || (query.PartitionKey is not null && after is not null) ? "" : " AND row_key >= $lower")
            + (upper is null ? "" : " AND row_key < $upper")
            + " ORDER BY partition_key, row_key"
            // A filter is judged row by row, so only the reader knows when the page is full.
            + (query.Filter is null ? " LIMIT $limit" : "");

        // A parameter that the text does not name is left aside.
        var command = session.Command(sql);
        command.Parameters.AddWithValue("$table", table);
        command.Parameters.AddWithValue("$partition", query.PartitionKey ?? "");
        command.Parameters.AddWithValue("$afterPartition", after?.PartitionKey ?? "");
        command.Parameters.AddWithValue("$afterRow", after?.RowKey ?? "");
        command.Parameters.AddWithValue("$lower", lower ?? "");
        command.Parameters.AddWithValue("$upper", upper ?? "");
        command.Parameters.AddWithValue("$limit", query.PageSize + 1);
        return command;
    }

    private static bool Write(SqliteSession session, string sql, string table, TableRow row, ETag etag, ETag ifMatch = default)
    {
        var command = At(session, sql, table, row.PartitionKey, row.RowKey);
        command.Parameters.AddWithValue("$etag", etag.ToString());
        command.Parameters.AddWithValue("$body", RowJson.Write(row));
        command.Parameters.AddWithValue("$ifMatch", ifMatch.ToString());
        return command.ExecuteNonQuery() == 1;
    }

    // Asked after the fact: versions never come back, so whatever another process did in between, the answer is true now.
    private static WriteResult WhyNot(SqliteSession session, string table, string partitionKey, string rowKey)
    {
        using var reader = At(session, "SELECT 1 FROM entity" + ThisRow, table, partitionKey, rowKey).ExecuteReader();
        return reader.Read() ? new WriteResult.Conflict() : new WriteResult.NotFound();
    }

    private static SqliteCommand At(SqliteSession session, string sql, string table, string partitionKey, string rowKey)
    {
        var command = session.Command(sql);
        command.Parameters.AddWithValue("$table", table);
        command.Parameters.AddWithValue("$partition", partitionKey);
        command.Parameters.AddWithValue("$row", rowKey);
        return command;
    }

    private static TableRow ToRow(SqliteDataReader reader)
    {
        var row = new TableRow(reader.GetString(0), reader.GetString(1), new ETag(reader.GetString(2)));
        RowJson.Read(reader.GetFieldValue<byte[]>(3), row);
        return row;
    }

    // Random rather than counted: a counter would repeat itself after a copy of the file is put back,
    // and somebody's stale version would match again.
    private static ETag NewETag() => new($"\"{RandomNumberGenerator.GetHexString(16, lowercase: true)}\"");
}
