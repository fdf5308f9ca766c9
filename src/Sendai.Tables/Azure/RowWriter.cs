using System.Buffers.Text;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sendai.Tables.AzureTables;

// A row as the service's JSON. (REST: Payload Format, JSON; Understanding the Table Service Data Model.)
internal static class RowWriter
{
    private static readonly JsonEncodedText PartitionKey = JsonEncodedText.Encode("PartitionKey");
    private static readonly JsonEncodedText RowKey = JsonEncodedText.Encode("RowKey");
    private static readonly JsonEncodedText WriteId = JsonEncodedText.Encode(TableRules.WriteId);
    private static readonly JsonEncodedText WriteIdType = JsonEncodedText.Encode(TableRules.WriteId + EdmValue.TypeSuffix);
    private static readonly JsonEncodedText WriteBase = JsonEncodedText.Encode(TableRules.WriteBase);
    private static readonly JsonEncodedText EdmInt64 = JsonEncodedText.Encode("Edm.Int64");
    private static readonly JsonEncodedText EdmDouble = JsonEncodedText.Encode("Edm.Double");
    private static readonly JsonEncodedText EdmDateTime = JsonEncodedText.Encode("Edm.DateTime");
    private static readonly JsonEncodedText EdmGuid = JsonEncodedText.Encode("Edm.Guid");
    private static readonly JsonEncodedText EdmBinary = JsonEncodedText.Encode("Edm.Binary");

    // The default encoder is for text within HTML and writes Japanese as escapes, twice as long. What the store has checked
    // needs no second check here.
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // Azurite decodes each chunk of a body by itself and so breaks a character that lies across two; in transactions it does not.
    public static JsonWriterOptions Ascii { get; } = new() { Encoder = JavaScriptEncoder.Default, SkipValidation = true };

    public static void Write(Utf8JsonWriter json, TableRow row, Guid writeId, string? writeBase)
    {
        json.WriteStartObject();
        json.WriteString(PartitionKey, row.PartitionKey);
        json.WriteString(RowKey, row.RowKey);
        foreach (var (name, value) in row.Properties)
        {
            Write(json, name, value);
        }

        json.WriteString(WriteIdType, EdmGuid);
        json.WriteString(WriteId, writeId);
        if (writeBase is not null)
        {
            json.WriteString(WriteBase, writeBase);
        }

        json.WriteEndObject();
        json.Flush();
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case long number:
                WriteType(json, name, EdmInt64);
                Span<char> digits = stackalloc char[20];
                number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
                json.WriteString(name, digits[..length]);
                break;
            case double number:
                WriteType(json, name, EdmDouble);
                Write(json, name, number);
                break;
            case DateTimeOffset instant:
                WriteType(json, name, EdmDateTime);
                Write(json, name, instant);
                break;
            case Guid id:
                WriteType(json, name, EdmGuid);
                json.WriteString(name, id);
                break;
            case byte[] bytes:
                WriteType(json, name, EdmBinary);
                json.WriteBase64String(name, bytes);
                break;
        }
    }

    private static void WriteType(Utf8JsonWriter json, string name, JsonEncodedText type)
    {
        Span<char> annotation = stackalloc char[name.Length + EdmValue.TypeSuffix.Length];
        name.CopyTo(annotation);
        EdmValue.TypeSuffix.CopyTo(annotation[name.Length..]);
        json.WriteString(annotation, type);
    }

    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private static void Write(Utf8JsonWriter json, string name, DateTimeOffset value)
    {
        // "O" of a DateTime in UTC is what the service writes itself: seven decimals and a Z.
        Span<byte> text = stackalloc byte[28];
        Utf8Formatter.TryFormat(value.UtcDateTime, text, out var length, 'O');
        json.WriteString(name, text[..length]);
    }
}
