using System.Buffers.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using Sendai.Tables;

namespace Sendai.Bot.Commands;

/// <summary>
/// One token for the store, and whose it is. It is not validated: its <c>oid</c> counts for nothing unless the store takes the
/// token, and the store takes only those of its own tenant, so the tenant adds nothing.
/// </summary>
internal sealed class OperatorToken : TokenCredential
{
    private const string Scope = "https://storage.azure.com/.default";
    private const string Unknown = "Azure のだれとして使うのかが分かりません。az login をしてから、もう一度実行してください。何も変えていません。";

    private readonly AccessToken token;

    private OperatorToken(AccessToken token, string objectId)
    {
        this.token = token;
        ObjectId = objectId;
    }

    /// <summary>The object id of the person, or of the program, in small letters.</summary>
    public string ObjectId { get; }

    /// <exception cref="TableStoreException">There is none, or it does not say whose it is.</exception>
    public static async Task<OperatorToken> GetAsync(TokenCredential identity, CancellationToken cancellationToken)
    {
        AccessToken token;
        try
        {
            token = await identity.GetTokenAsync(new TokenRequestContext([Scope]), cancellationToken);
        }
        catch (AuthenticationFailedException)
        {
            // Its words name accounts and tenants.
            throw new TableStoreException(Unknown);
        }

        return ObjectIdOf(token.Token) is { } id ? new OperatorToken(token, id) : throw new TableStoreException(Unknown);
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(token);

    private static string? ObjectIdOf(string text)
    {
        try
        {
            using var claims = text.Split('.') is [_, var payload, _] ? JsonDocument.Parse(Base64Url.DecodeFromChars(payload)) : null;
            return claims?.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("oid", out var oid) && oid.ValueKind == JsonValueKind.String
                && Guid.TryParseExact(oid.GetString(), "D", out var id) && id != Guid.Empty
                    ? id.ToString()
                    : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }
}
