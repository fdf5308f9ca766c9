using System.Text.Json;

namespace Sendai.Tables.AzureTables;

// The names in an answer of Query Tables: {"value":[{"TableName":"…"}]}.
internal static class TableNames
{
    public static List<string> Read(ReadOnlySpan<byte> json)
    {
        var names = new List<string>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("TableName"u8))
            {
                reader.Read();
                names.Add(reader.GetString() ?? throw new JsonException());
            }
        }

        return names;
    }
}
