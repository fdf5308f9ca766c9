using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sendai.Teams.Authentication;

/// <summary>What tokens, the metadata document and the keys look like.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TokenHeader))]
[JsonSerializable(typeof(TokenClaims))]
[JsonSerializable(typeof(OpenIdMetadata))]
[JsonSerializable(typeof(JsonWebKeySet))]
[JsonSerializable(typeof(JsonWebKey))]
internal sealed partial class TokenJson : JsonSerializerContext
{
    public static TokenJson Wire { get; } = new(new JsonSerializerOptions());
}

/// <summary>The header of a token (RFC 7515, 4.1). Keys that it brings along itself (<c>jwk</c>, <c>x5c</c> …) are not even read.</summary>
internal sealed record TokenHeader(
    [property: JsonPropertyName("alg")] string? Algorithm,
    [property: JsonPropertyName("kid")] string? KeyId,
    // Present with whatever value, even null, is too much.
    [property: JsonPropertyName("crit")] JsonElement Critical = default);

/// <summary>The claims of a token of the Bot Connector.</summary>
internal sealed record TokenClaims(
    [property: JsonPropertyName("iss")] string? Issuer,
    [property: JsonPropertyName("aud")] string? Audience,
    [property: JsonPropertyName("exp")] long? Expires,
    [property: JsonPropertyName("nbf")] long? NotBefore,
    [property: JsonPropertyName("serviceurl")] string? ServiceUrl);

/// <summary>The part of an OpenID metadata document that counts.</summary>
internal sealed record OpenIdMetadata([property: JsonPropertyName("jwks_uri")] string? JwksUri);

/// <summary>The published keys (RFC 7517, 5); each is read by itself, so that one that we do not understand spoils no other.</summary>
internal sealed record JsonWebKeySet([property: JsonPropertyName("keys")] IReadOnlyList<JsonElement>? Keys);

/// <summary>One of them.</summary>
internal sealed record JsonWebKey(
    [property: JsonPropertyName("kty")] string? Type,
    [property: JsonPropertyName("use")] string? Use,
    [property: JsonPropertyName("alg")] string? Algorithm,
    [property: JsonPropertyName("kid")] string? Id,
    [property: JsonPropertyName("n")] string? Modulus,
    [property: JsonPropertyName("e")] string? Exponent,
    [property: JsonPropertyName("endorsements")] IReadOnlyList<string>? Endorsements);
