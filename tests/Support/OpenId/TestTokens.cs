using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Sendai.Tests.Support;

/// <summary>Tokens as the Bot Connector sends them, good ones unless a test changes something.</summary>
internal static class TestTokens
{
    public const string Issuer = "https://api.botframework.com";

    /// <summary>An app id for bots under test.</summary>
    public const string AppId = "11111111-2222-3333-4444-555555555555";

    /// <summary>A token that was issued five minutes ago and holds for almost an hour.</summary>
    /// <param name="key">Signs it.</param>
    /// <param name="serviceUrl">The service URL of the activity that it travels with.</param>
    /// <param name="now">What the bot's clock says.</param>
    /// <param name="claims">Changes the claims before they are signed.</param>
    /// <param name="header">Changes the header before it is signed.</param>
    public static string Create(
        TestKey key, string serviceUrl, DateTimeOffset now, Action<JsonObject>? claims = null, Action<JsonObject>? header = null)
    {
        var head = new JsonObject { ["alg"] = "RS256", ["kid"] = key.Id, ["typ"] = "JWT", ["x5t"] = key.Id };
        var body = new JsonObject
        {
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(55).ToUnixTimeSeconds(),
            ["iss"] = Issuer,
            ["aud"] = AppId,
        };
        header?.Invoke(head);
        claims?.Invoke(body);
        return Sign(key, head.ToJsonString(), body.ToJsonString());
    }

    /// <summary>Signs two texts with RS256, whatever they are.</summary>
    public static string Sign(TestKey key, string header, string claims) =>
        Sign(header, claims, bytes => key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>Signs two texts in any way.</summary>
    public static string Sign(string header, string claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }
}
