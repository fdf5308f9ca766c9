using System.Text.Json;
using Azure;

namespace Sendai.Tables.AzureTables;

// The service's JSON as rows; what it does not know it passes over.
internal sealed class RowReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 16 };

    private readonly List<KeyValuePair<string, object>> properties = [];

    // Rows of one page are alike: each name and partition key is made into a string once.
    private readonly List<string> names = [];
    private readonly bool withMarks;
    private string partitionKey = "";

    private RowReader(bool withMarks) => this.withMarks = withMarks;

    /// <summary>One row.</summary>
    /// <param name="json">The body of the answer.</param>
    /// <param name="withMarks">Whether the ids of writes stay on the row, for the store itself.</param>
    public static TableRow ReadRow(ReadOnlySpan<byte> json, bool withMarks)
    {
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        return new RowReader(withMarks).Row(ref reader);
    }

    public static List<TableRow> ReadRows(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        var rows = new List<TableRow>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isValue)
            {
                reader.Skip();
                continue;
            }

            var rowReader = new RowReader(withMarks: false);
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                rows.Add(rowReader.Row(ref reader));
            }
        }

        return reader.TokenType == JsonTokenType.EndObject ? rows : throw new JsonException();
    }

    private TableRow Row(ref Utf8JsonReader reader)
    {
        string? rowKey = null;
        ETag etag = default;
        properties.Clear();
        var hasPartitionKey = false;
        (string? Name, EdmType Type) annotation = default;
        for (var at = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; at++)
        {
            var name = Name(ref reader, at);
            reader.Read();
            switch (name)
            {
                case "PartitionKey":
                    partitionKey = reader.ValueTextEquals(partitionKey) ? partitionKey : reader.GetString()!;
                    hasPartitionKey = true;
                    break;
                case "RowKey":
                    rowKey = reader.GetString();
                    break;
                case "odata.etag":
                    etag = new ETag(reader.GetString()!);
                    break;
                case TableRules.WriteId or TableRules.WriteBase when !withMarks:
                case "Timestamp":
                    break;
                case var _ when EdmValue.IsAnnotation(name):
                    annotation = (name[..^EdmValue.TypeSuffix.Length], EdmValue.TypeOf(ref reader));
                    Retype(annotation.Name, annotation.Type);
                    break;
                case var _ when name.StartsWith("odata.", StringComparison.Ordinal):
                    reader.Skip();
                    break;
                default:
                    if (EdmValue.Read(ref reader, annotation.Name == name ? annotation.Type : EdmType.None) is { } value)
                    {
                        properties.Add(new(name, value));
                    }

                    break;
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || !hasPartitionKey || rowKey is null)
        {
            throw new JsonException();
        }

        var row = new TableRow(partitionKey, rowKey, etag);
        foreach (var (name, value) in properties)
        {
            row.Load(name, value);
        }

        return row;
    }

    // A type may also stand behind its value.
    private void Retype(string name, EdmType type)
    {
        for (var n = 0; n < properties.Count; n++)
        {
            if (properties[n].Key == name)
            {
                properties[n] = new(name, EdmValue.Convert(properties[n].Value, type));
            }
        }
    }

    private string Name(ref Utf8JsonReader reader, int at)
    {
        if (at >= names.Count)
        {
            names.Add(reader.GetString()!);
        }
        else if (!reader.ValueTextEquals(names[at]))
        {
            names[at] = reader.GetString()!;
        }

        return names[at];
    }
}
