using System.Text.Json;

namespace Sendai.Teams.Connector;

/// <summary>The body of a refusal (Bot Framework REST, "ErrorResponse object"): <c>{"error":{"code","message","innerHttpError"}}</c>.</summary>
/// <param name="Error">What is wrong.</param>
internal sealed record ErrorResponse(ErrorObject? Error = null)
{
    private const int LongestBody = 16 * 1024;
    private const int LongestCode = 64;

    /// <summary>The code, and nothing else of the body. One that is not a plain word is none: it could be anything.</summary>
    public static string? CodeOf(ReadOnlySpan<byte> body)
    {
        if (body.Length is 0 or > LongestBody)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(body, ConnectorJson.Wire.ErrorResponse)?.Error?.Code is { Length: > 0 and <= LongestCode } code
                && code.All(char.IsAsciiLetterOrDigit)
                ? code
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What is wrong.</summary>
/// <param name="Code">A word for machines.</param>
internal sealed record ErrorObject(string? Code = null);
