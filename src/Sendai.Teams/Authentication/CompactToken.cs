using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sendai.Teams.Authentication;

/// <summary>A signed token in compact form (RFC 7515, 7.1), taken apart and not believed yet.</summary>
/// <param name="Header">How it is signed.</param>
/// <param name="Claims">What it says.</param>
/// <param name="Signed">The bytes that are signed.</param>
/// <param name="Signature">The signature.</param>
[SuppressMessage("Performance", "CA1819", Justification = "Bytes on their way to the signature check.")]
internal sealed record CompactToken(TokenHeader Header, TokenClaims Claims, byte[] Signed, byte[] Signature)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The parts of a token; null when it is not one. An encrypted token has five parts, so it is not one.</summary>
    public static CompactToken? Read(string text)
    {
        if (text.Split('.') is not [var header, var claims, var signature]
            || StrictBase64Url.Decode(header) is not { } headerBytes
            || StrictBase64Url.Decode(claims) is not { } claimBytes
            || StrictBase64Url.Decode(signature) is not { } signatureBytes)
        {
            return null;
        }

        try
        {
            return new CompactToken(
                Parse(headerBytes, TokenJson.Wire.TokenHeader),
                Parse(claimBytes, TokenJson.Wire.TokenClaims),
                Encoding.ASCII.GetBytes(text, 0, text.LastIndexOf('.')),
                signatureBytes);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // Text that is no Unicode.
            return null;
        }
    }

    private static T Parse<T>(byte[] utf8, JsonTypeInfo<T> type)
    {
        using var document = JsonDocument.Parse(utf8, Strict);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Deserialize(type)! : throw new JsonException();
    }
}
