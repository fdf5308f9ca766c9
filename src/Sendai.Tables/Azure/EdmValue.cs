using System.Globalization;
using System.Text.Json;

namespace Sendai.Tables.AzureTables;

internal enum EdmType
{
    // Without an annotation JSON speaks for itself: text, flag, Int32, and any other number is a Double.
    None,
    Int64,
    Double,
    DateTime,
    Guid,
    Binary,
}

// Values with and without the annotation of their type.
internal static class EdmValue
{
    public const string TypeSuffix = "@odata.type";

    public static bool IsAnnotation(string name) => name.EndsWith(TypeSuffix, StringComparison.Ordinal);

    public static EdmType TypeOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("Edm.Int64"u8) ? EdmType.Int64
        : reader.ValueTextEquals("Edm.Double"u8) ? EdmType.Double
        : reader.ValueTextEquals("Edm.DateTime"u8) ? EdmType.DateTime
        : reader.ValueTextEquals("Edm.Guid"u8) ? EdmType.Guid
        : reader.ValueTextEquals("Edm.Binary"u8) ? EdmType.Binary
        : EdmType.None;

    /// <summary>The value; null when there is none.</summary>
    public static object? Read(ref Utf8JsonReader reader, EdmType type)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                // Each boxed by itself: the branches of one expression would all become a double.
                if (type == EdmType.Int64)
                {
                    return reader.GetInt64();
                }

                if (type == EdmType.None && !IsFraction(reader.ValueSpan) && reader.TryGetInt32(out var number))
                {
                    return number;
                }

                return reader.GetDouble();
            case JsonTokenType.String:
                return type switch
                {
                    EdmType.DateTime => reader.GetDateTimeOffset().ToUniversalTime(),
                    EdmType.Guid => reader.GetGuid(),
                    EdmType.Binary => reader.GetBytesFromBase64(),
                    _ => Convert(reader.GetString()!, type),
                };
            default:
                throw new JsonException();
        }
    }

    public static object Convert(object value, EdmType type) => (value, type) switch
    {
        (string text, EdmType.Int64) => long.Parse(text, CultureInfo.InvariantCulture),
        (string text, EdmType.Double) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        (string text, EdmType.DateTime) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
        (string text, EdmType.Guid) => Guid.Parse(text),
        (string text, EdmType.Binary) => System.Convert.FromBase64String(text),
        (int number, EdmType.Int64) => (long)number,
        (int number, EdmType.Double) => (double)number,
        _ => value,
    };

    private static bool IsFraction(ReadOnlySpan<byte> number) => number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0;
}
