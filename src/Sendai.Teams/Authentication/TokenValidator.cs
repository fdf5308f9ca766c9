using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Sendai.Teams.Authentication;

/// <summary>
/// Decides whether a request carries a token of the Bot Connector for this bot (bot-docs, "Authentication with the Bot
/// Connector API"). What the token says about the activity is left to <see cref="Admission"/>.
/// </summary>
internal sealed class TokenValidator(BotSettings settings, SigningKeys keys, TimeProvider time)
{
    /// <summary>The longest token that is looked at; the connector's have about 1,000 characters.</summary>
    public const int MaxLength = 8192;

    private const string Bearer = "Bearer ";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly ProvenTokens proven = new();

    public async Task<TokenResult> ValidateAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (settings.AppId is null)
        {
            return new TokenResult.Refused(TokenRefusal.Audience);
        }

        if (authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return new TokenResult.Refused(TokenRefusal.NotOneToken);
        }

        if (header.Length - Bearer.Length > MaxLength)
        {
            return new TokenResult.Refused(TokenRefusal.TooLong);
        }

        // All that costs nothing comes before the key, so that nobody's token for another bot makes us fetch keys.
        var known = proven.Find(header);
        return (known?.Token ?? CompactToken.Read(header[Bearer.Length..])) is not { } token ? new TokenResult.Refused(TokenRefusal.Malformed)
            : (OfHeader(token.Header) ?? OfClaims(token.Claims)) is { } refusal ? new TokenResult.Refused(refusal)
            : await keys.FindAsync(token.Header.KeyId!, cancellationToken) switch
            {
                KeyLookup.Found found when known?.Key == found.Key => new TokenResult.Accepted(token.Claims.ServiceUrl!, found.Key),
                KeyLookup.Found found when found.Key.Made(token.Signature, token.Signed) => Proven(header, token, found.Key),
                KeyLookup.Found => new TokenResult.Refused(TokenRefusal.Signature),
                KeyLookup.Unknown => new TokenResult.Refused(TokenRefusal.UnknownKey),
                _ => new TokenResult.Refused(TokenRefusal.KeysUnavailable),
            };
    }

    private TokenResult.Accepted Proven(string header, CompactToken token, SigningKey key)
    {
        proven.Add(header, new ProvenToken(token, key));
        return new TokenResult.Accepted(token.Claims.ServiceUrl!, key);
    }

    private static TokenRefusal? OfHeader(TokenHeader header) => header switch
    {
        { Algorithm: not "RS256" } => TokenRefusal.Algorithm,
        { Critical.ValueKind: not JsonValueKind.Undefined } => TokenRefusal.CriticalHeader,
        { KeyId: null or "" } => TokenRefusal.NoKeyId,
        _ => null,
    };

    private TokenRefusal? OfClaims(TokenClaims claims)
    {
        if (claims is not { Issuer: { } issuer, Audience: { } audience, Expires: { } expires, NotBefore: { } notBefore, ServiceUrl.Length: > 0 })
        {
            return TokenRefusal.MissingClaim;
        }

        var now = time.GetUtcNow();
        return issuer != settings.Issuer ? TokenRefusal.Issuer
            // App ids are GUIDs, which some write in capitals.
            : !string.Equals(audience, settings.AppId, StringComparison.OrdinalIgnoreCase) ? TokenRefusal.Audience
            : expires <= (now - Skew).ToUnixTimeSeconds() ? TokenRefusal.Expired
            : notBefore > (now + Skew).ToUnixTimeSeconds() ? TokenRefusal.NotYetValid
            : null;
    }
}

/// <summary>What became of a token.</summary>
internal abstract record TokenResult
{
    /// <summary>The Bot Connector made it for this bot.</summary>
    /// <param name="ServiceUrl">The service URL for which it was made.</param>
    /// <param name="Key">By which it is signed.</param>
    internal sealed record Accepted(string ServiceUrl, SigningKey Key) : TokenResult;

    /// <summary>It did not, or nobody can say.</summary>
    internal sealed record Refused(TokenRefusal Reason) : TokenResult;
}
