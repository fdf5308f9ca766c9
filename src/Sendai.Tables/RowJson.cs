using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sendai.Tables;

// A row's properties as one JSON object. Text, Boolean and Int32 stand as they are; the other types are an object with
// one member that names the type: {"l":7} Int64, {"d":1} Double, {"t":"…Z"} DateTime, {"g":"…"} Guid, {"b":"…"} Binary.
internal static class RowJson
{
    // Never part of a page, so Japanese stays one third of its escaped size, and legible in the SQLite shell.
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(TableRow row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, row.Properties);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object>> properties)
    {
        json.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    // Whatever is wrong with the bytes comes out as a JsonException.
    public static void Read(byte[] body, TableRow row)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            json.Read();
            ReadObject(ref json, row);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException)
        {
            throw new JsonException(null, fault);
        }
    }

    // The reader stands on the object, and afterwards on its end.
    public static void ReadObject(ref Utf8JsonReader json, TableRow row)
    {
        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            row.Load(name, ReadValue(ref json));
        }

        Expect(ref json, JsonTokenType.EndObject);
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                return;
            case bool flag:
                json.WriteBooleanValue(flag);
                return;
            case int number:
                json.WriteNumberValue(number);
                return;
        }

        json.WriteStartObject();
        switch (value)
        {
            case long number:
                json.WriteNumber("l", number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber("d", number);
                break;
            case double number:
                json.WriteString("d", number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                json.WriteString("t", instant.UtcDateTime);
                break;
            case Guid guid:
                json.WriteString("g", guid);
                break;
            case byte[] bytes:
                json.WriteBase64String("b", bytes);
                break;
            default:
                throw new NotSupportedException($"No column type for {value.GetType().Name}.");
        }

        json.WriteEndObject();
    }

    private static object ReadValue(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString()!;
            case JsonTokenType.True or JsonTokenType.False:
                return json.GetBoolean();
            case JsonTokenType.Number:
                return json.GetInt32();
        }

        Expect(ref json, JsonTokenType.StartObject);
        json.Read();
        Expect(ref json, JsonTokenType.PropertyName);
        var type = json.GetString();
        json.Read();
        object value = type switch
        {
            "l" => json.GetInt64(),
            "d" when json.TokenType == JsonTokenType.Number => json.GetDouble(),
            "d" => double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
            "t" => json.GetDateTimeOffset(),
            "g" => json.GetGuid(),
            "b" => json.GetBytesFromBase64(),
            _ => throw new JsonException(),
        };
        json.Read();
        Expect(ref json, JsonTokenType.EndObject);
        return value;
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
        {
            throw new JsonException();
        }
    }
}
