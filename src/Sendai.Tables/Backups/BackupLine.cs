using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Sendai.Tables.Backups;

// The lines of a backup, as bytes without their line feed. A row's properties stand in the order of their names, whatever the
// engine gives them in, so that the same row is the same bytes everywhere.
internal static class BackupLine
{
    public const int Version = 1;

    public static void Write(IBufferWriter<byte> to, BackupEntry entry)
    {
        using var json = new Utf8JsonWriter(to, RowJson.Options);
        json.WriteStartObject();
        switch (entry)
        {
            case BackupEntry.Head(var header):
                json.WriteNumber("backup"u8, Version);
                json.WriteString("program"u8, header.Program);
                json.WriteString("made"u8, header.Made.UtcDateTime);
                json.WriteString("engine"u8, header.Engine);
                json.WriteNumber("rowFormat"u8, header.RowFormat);
                break;
            case BackupEntry.Partition(var table, var key):
                json.WriteString("table"u8, table);
                json.WriteString("partition"u8, key);
                break;
            case BackupEntry.Row(var row):
                json.WriteString("row"u8, row.RowKey);
                json.WritePropertyName("is"u8);
                RowJson.Write(json, row.Properties.OrderBy(property => property.Key, StringComparer.Ordinal));
                break;
            case BackupEntry.PartitionEnd(var rows, var sha):
                json.WriteNumber("rows"u8, rows);
                json.WriteString("sha256"u8, sha);
                break;
            case BackupEntry.Void:
                json.WriteBoolean("again"u8, true);
                break;
            case BackupEntry.End(var totals, var sha):
                json.WriteNumber("tables"u8, totals.Tables);
                json.WriteNumber("partitions"u8, totals.Partitions);
                json.WriteNumber("rows"u8, totals.Rows);
                json.WriteBoolean("atRest"u8, totals.IsAtRest);
                json.WriteString("sha256"u8, sha);
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>The entry of a line; rows belong to <paramref name="partition"/>.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static BackupEntry Read(ReadOnlySpan<byte> line, string? partition)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            Expect(ref json, JsonTokenType.StartObject);
            Expect(ref json, JsonTokenType.PropertyName);
            BackupEntry entry = json.GetString() switch
            {
                "backup" => ReadHead(ref json),
                "table" => new BackupEntry.Partition(Text(ref json), Named(ref json, "partition")),
                "row" when partition is not null => ReadRow(ref json, partition),
                "rows" => new BackupEntry.PartitionEnd(Number(ref json), Named(ref json, "sha256")),
                "again" when Next(ref json) == JsonTokenType.True => new BackupEntry.Void(),
                "tables" => ReadEnd(ref json),
                _ => throw new JsonException(),
            };
            Expect(ref json, JsonTokenType.EndObject);
            return json.Read() ? throw new JsonException() : entry;
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new JsonException(null, fault);
        }
    }

    private static BackupEntry.Head ReadHead(ref Utf8JsonReader json)
    {
        // What a newer version says after its number is not for this one.
        if (Number(ref json) > Version)
        {
            throw new BackupException(BackupFault.Newer);
        }

        var program = Named(ref json, "program");
        var made = DateTimeOffset.Parse(Named(ref json, "made"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return new(new BackupHeader(program, made, Named(ref json, "engine"), (int)NamedNumber(ref json, "rowFormat")));
    }

    private static BackupEntry.Row ReadRow(ref Utf8JsonReader json, string partition)
    {
        var row = new TableRow(partition, Text(ref json));
        ExpectName(ref json, "is");
        json.Read();
        RowJson.ReadObject(ref json, row);
        return new(row);
    }

    private static BackupEntry.End ReadEnd(ref Utf8JsonReader json)
    {
        var tables = (int)Number(ref json);
        var partitions = (int)NamedNumber(ref json, "partitions");
        var rows = NamedNumber(ref json, "rows");
        ExpectName(ref json, "atRest");
        json.Read();
        return new(new BackupTotals(tables, partitions, rows, json.GetBoolean()), Named(ref json, "sha256"));
    }

    private static JsonTokenType Next(ref Utf8JsonReader json) => json.Read() ? json.TokenType : throw new JsonException();

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (Next(ref json) != type)
        {
            throw new JsonException();
        }
    }

    private static void ExpectName(ref Utf8JsonReader json, string name)
    {
        Expect(ref json, JsonTokenType.PropertyName);
        if (!json.ValueTextEquals(name))
        {
            throw new JsonException();
        }
    }

    private static string Text(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.String);
        return json.GetString()!;
    }

    private static long Number(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.Number);
        return json.GetInt64();
    }

    private static string Named(ref Utf8JsonReader json, string name)
    {
        ExpectName(ref json, name);
        return Text(ref json);
    }

    private static long NamedNumber(ref Utf8JsonReader json, string name)
    {
        ExpectName(ref json, name);
        return Number(ref json);
    }
}
