using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Azure;

namespace Sendai.Tables.AzureTables;

// What the service says when it does not do something. (REST: Status and Error Codes.) Its message is read for the place
// of a failed operation only and shown to nobody: it may repeat what was sent.
internal readonly record struct ServiceError(string Code, int Index)
{
    private static readonly ServiceError None = new("", 0);

    // Entities are spoken of in JSON; what is refused at the front door, in XML.
    public static ServiceError Of(Response response)
    {
        var error = Parse(response.Content.ToMemory().Span);
        return error.Code.Length == 0 && response.Headers.TryGetValue("x-ms-error-code", out var code) && IsCode(code)
            ? error with { Code = code }
            : error;
    }

    public static ServiceError Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.TrimStart("\uFEFF \r\n"u8) is not [(byte)'{', ..] json ? ParseXml(body) : ParseJson(json);
        }
        catch (JsonException)
        {
            return None;
        }
    }

    private static ServiceError ParseJson(ReadOnlySpan<byte> json)
    {
        var (code, index) = ("", 0);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("code"u8))
            {
                reader.Read();
                code = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            }
            else if (reader.ValueTextEquals("value"u8))
            {
                reader.Read();
                // "2:The specified …" in a transaction.
                if (reader.TokenType == JsonTokenType.String && Utf8Parser.TryParse(reader.ValueSpan, out int place, out var length)
                    && length < reader.ValueSpan.Length && reader.ValueSpan[length] == (byte)':')
                {
                    index = place;
                }
            }
        }

        return new(IsCode(code) ? code : "", index);
    }

    private static ServiceError ParseXml(ReadOnlySpan<byte> xml)
    {
        var start = xml.IndexOf("<Code>"u8);
        var end = xml.IndexOf("</Code>"u8);
        var code = start >= 0 && end > start ? Encoding.UTF8.GetString(xml[(start + "<Code>".Length)..end]) : "";
        return IsCode(code) ? None with { Code = code } : None;
    }

    // Codes are words; anything else may be somebody's text.
    private static bool IsCode(string? code) => code is { Length: > 0 and <= 64 } && code.All(char.IsAsciiLetterOrDigit);
}
