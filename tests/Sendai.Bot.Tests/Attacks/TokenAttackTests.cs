using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>Every way to come without a good token, each refused for its own reason.</summary>
public sealed class TokenAttackTests(AttackedBot attacked) : IClassFixture<AttackedBot>
{
    private static readonly DateTimeOffset Now = FixedTime.WorkingDayNoon.GetUtcNow();

    private BotFactory Bot => attacked.Bot;

    [Theory]
    [InlineData("NoToken")]
    [InlineData("NotOneToken", "")]
    [InlineData("NotOneToken", "Bearer")]
    [InlineData("NotOneToken", "Basic {token}")]
    [InlineData("NotOneToken", "{token}")]
    [InlineData("NotOneToken", "Bearer {token}", "Bearer {token}")]
    [InlineData("NotOneToken", "Bearer {token}", "Basic eA==")]
    [InlineData("Malformed", "Bearer {token}, Bearer {token}")]
    [InlineData("Malformed", "Bearer x")]
    [InlineData("Malformed", "Bearer ..")]
    [InlineData("Malformed", "Bearer .{token}")]
    [InlineData("Malformed", "Bearer {token}.")]
    [InlineData("Malformed", "Bearer {token}=")]
    [InlineData("Malformed", "Bearer  {token}")]
    [InlineData("Malformed", "Bearer \"{token}\"")]
    [InlineData("Malformed", "Bearer {token}.e30.e30")]
    public async Task Header_OtherThanOneBearerTokenIsRefused(string reason, params string[] headers) =>
        await AttackedBot.AssertRefusedAsync(Bot, reason, [.. headers.Select(header => header.Replace("{token}", Bot.Token(), StringComparison.Ordinal))]);

    [Fact]
    public async Task Scheme_IsReadInAnyCase() => await AttackedBot.AssertOpenAsync(Bot, $"bEARER {Bot.Token()}");

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("rs256")]
    [InlineData("RS256 ")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    [InlineData("EdDSA")]
    [InlineData("HS256")]
    [InlineData("RSA-OAEP")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Algorithm_OtherThanRs256IsRefused(string? algorithm) =>
        await RefusedAsync("Algorithm", header: header => header["alg"] = algorithm);

    [Fact]
    public async Task SignaturesOfOtherAlgorithms_AreRefusedUnderTheirOwnName()
    {
        var rsa = Bot.OpenId.Key.Rsa;
        await SignedAsync("Algorithm", "RS512", bytes => rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1));
        await SignedAsync("Algorithm", "PS256", bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Fact]
    public async Task SignaturesOfOtherAlgorithms_AreRefusedUnderTheNameOfRs256()
    {
        var rsa = Bot.OpenId.Key.Rsa;
        await SignedAsync("Signature", "RS256", bytes => rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1));
        await SignedAsync("Signature", "RS256", bytes => rsa.SignData(bytes, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1));
        await SignedAsync("Signature", "RS256", bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        await SignedAsync("Signature", "RS256", _ => new byte[256]);
        await SignedAsync("Signature", "RS256", _ => [0]);
        await SignedAsync("Signature", "RS256", _ => [.. Enumerable.Repeat((byte)255, 256)]);
    }

    /// <summary>The public key is no secret: whoever took it as one would believe everybody.</summary>
    [Theory]
    [InlineData("HS256", "Algorithm")]
    [InlineData("RS256", "Signature")]
    public async Task PublicKeyAsSecret_IsRefused(string algorithm, string reason)
    {
        var key = Bot.OpenId.Key;
        byte[][] secrets =
        [
            key.Rsa.ExportSubjectPublicKeyInfo(),
            key.Rsa.ExportRSAPublicKey(),
            Encoding.ASCII.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem()),
            Encoding.ASCII.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem() + "\n"),
            Encoding.ASCII.GetBytes((string)key.Jwk["n"]!),
            Encoding.ASCII.GetBytes(key.Jwk.ToJsonString()),
            [],
        ];
        foreach (var secret in secrets)
        {
            await SignedAsync(reason, algorithm, bytes => HMACSHA256.HashData(secret, bytes));
        }
    }

    [Fact]
    public async Task NoSignature_IsRefused()
    {
        var parts = Bot.Token(header: header => header["alg"] = "none").Split('.');
        await RefusedAsync("Malformed", $"{parts[0]}.{parts[1]}.");
        await RefusedAsync("Malformed", $"{parts[0]}.{parts[1]}");
        await RefusedAsync("Algorithm", $"{parts[0]}.{parts[1]}.AA");
    }

    /// <summary>Five parts, as an encrypted token has them, and what it would say with three.</summary>
    [Fact]
    public async Task EncryptedToken_IsRefused()
    {
        var parts = Bot.Token(header: header =>
        {
            header["alg"] = "RSA-OAEP";
            header["enc"] = "A256GCM";
        }).Split('.');
        await RefusedAsync("Malformed", $"{parts[0]}.{parts[2]}.AAAA.{parts[1]}.AAAA");
        await RefusedAsync("Algorithm", string.Join('.', parts));
    }

    [Theory]
    [InlineData("[\"exp\"]")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    public async Task CriticalHeader_IsRefused(string value) =>
        await RefusedAsync("CriticalHeader", header: header => header["crit"] = JsonNode.Parse(value) ?? null);

    /// <summary>A key that comes along with the token is not looked at, and nobody calls the address that it names.</summary>
    [Fact]
    public async Task KeyInTheToken_IsRefused()
    {
        var own = TestKey.Create();
        var asked = Bot.OpenId.KeyRequests;
        await RefusedAsync("Signature", key: own with { Id = Bot.OpenId.Key.Id }, header: header =>
        {
            header["jwk"] = own.Jwk.DeepClone();
            header["jku"] = $"{Bot.Connector.Url}/keys";
            header["x5u"] = $"{Bot.Connector.Url}/keys";
        });
        await RefusedAsync("UnknownKey", key: own, header: header => header["jwk"] = own.Jwk.DeepClone());
        Assert.Equal(asked, Bot.OpenId.KeyRequests);
    }

    [Theory]
    [InlineData(null, "NoKeyId")]
    [InlineData("", "NoKeyId")]
    [InlineData("nobody", "UnknownKey")]
    [InlineData("../../keys", "UnknownKey")]
    [InlineData("鍵' or 1=1", "UnknownKey")]
    public async Task KeyId_ThatIsNotPublishedIsRefused(string? id, string reason) => await RefusedAsync(reason, header: header => header["kid"] = id);

    [Fact]
    public async Task KeyId_IsReadExactly() => await RefusedAsync("UnknownKey", header: header => header["kid"] = ((string)header["kid"]!).ToUpperInvariant());

    [Theory]
    [InlineData("iss", null, "MissingClaim")]
    [InlineData("aud", null, "MissingClaim")]
    [InlineData("exp", null, "MissingClaim")]
    [InlineData("nbf", null, "MissingClaim")]
    [InlineData("serviceurl", null, "MissingClaim")]
    [InlineData("serviceurl", "\"\"", "MissingClaim")]
    [InlineData("iss", "\"https://api.botframework.us\"", "Issuer")]
    [InlineData("iss", "\"https://api.botframework.com/\"", "Issuer")]
    [InlineData("iss", "\"HTTPS://api.botframework.com\"", "Issuer")]
    [InlineData("iss", "\"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/\"", "Issuer")]
    [InlineData("iss", "\"\"", "Issuer")]
    [InlineData("aud", "\"99999999-2222-3333-4444-555555555555\"", "Audience")]
    [InlineData("aud", "\"https://api.botframework.com\"", "Audience")]
    [InlineData("aud", "\"\"", "Audience")]
    [InlineData("aud", "[\"11111111-2222-3333-4444-555555555555\"]", "Malformed")]
    [InlineData("exp", "\"1795000000\"", "Malformed")]
    [InlineData("exp", "true", "Malformed")]
    [InlineData("exp", "1e400", "Malformed")]
    [InlineData("exp", "99999999999999999999", "Malformed")]
    [InlineData("exp", "-1", "Expired")]
    [InlineData("exp", "-9223372036854775808", "Expired")]
    [InlineData("nbf", "9223372036854775807", "NotYetValid")]
    [InlineData("nbf", "{}", "Malformed")]
    public async Task Claim_ThatIsWrongIsRefused(string claim, string? value, string reason) => await RefusedAsync(reason, claims: claims =>
    {
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = JsonNode.Parse(value);
        }
    });

    [Theory]
    [InlineData("exp", -299, null)]
    [InlineData("exp", -300, "Expired")]
    [InlineData("exp", -3600, "Expired")]
    [InlineData("nbf", 300, null)]
    [InlineData("nbf", 301, "NotYetValid")]
    [InlineData("nbf", 86400, "NotYetValid")]
    public async Task Lifetime_HasFiveMinutesToSpare(string claim, int seconds, string? reason)
    {
        var token = Bot.Token(claims => claims[claim] = Now.ToUnixTimeSeconds() + seconds);
        await (reason is null ? AttackedBot.AssertOpenAsync(Bot, $"Bearer {token}") : RefusedAsync(reason, token));
    }

    /// <summary>Signed by the connector's own key: what two readers would understand differently is still refused.</summary>
    [Theory]
    [InlineData("""{0},"aud":"{1}"}}""")]
    [InlineData("""{0},"\u0061ud":"other"}}""")]
    [InlineData("""{0},"extra":1,"extra":2}}""")]
    [InlineData("""{0},"extra":{{"a":1,"a":2}}}}""")]
    [InlineData("""{0},"extra":"\ud800"}} trailing""")]
    [InlineData("""{0},}}""")]
    [InlineData("""{0}}}{{}}""")]
    [InlineData("""{0}/**/}}""")]
    [InlineData("[{0}}}]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public async Task Claims_ThatAreNotStrictJsonAreRefused(string format)
    {
        var claims = new JsonObject();
        var header = "";
        Bot.Token(
            good => claims = good.DeepClone().AsObject(),
            good => header = good.ToJsonString());
        var json = string.Format(null, format, claims.ToJsonString()[..^1], TestTokens.AppId);
        await RefusedAsync("Malformed", TestTokens.Sign(Bot.OpenId.Key, header, json));
    }

    [Theory]
    [InlineData("{\"alg\":\"RS256\",\"alg\":\"RS256\",\"kid\":\"KID\"}")]
    [InlineData("{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"KID\"}")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"KID\",\"kid\":\"KID\"}")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":[\"KID\"]}")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"\\ud800\"}")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"KID\"")]
    [InlineData("\uFEFF{\"alg\":\"RS256\",\"kid\":\"KID\"}")]
    [InlineData("[]")]
    public async Task Header_ThatIsNotStrictJsonIsRefused(string json)
    {
        var claims = "";
        Bot.Token(good => claims = good.ToJsonString());
        await RefusedAsync("Malformed", TestTokens.Sign(Bot.OpenId.Key, json.Replace("KID", Bot.OpenId.Key.Id, StringComparison.Ordinal), claims));
    }

    [Fact]
    public async Task LongToken_IsRefusedBeyond8192Characters()
    {
        await AttackedBot.AssertOpenAsync(Bot, $"Bearer {Bot.Token(claims => claims["extra"] = new string('x', 5000))}");
        await RefusedAsync("TooLong", Bot.Token(claims => claims["extra"] = new string('x', 6000)));
        await RefusedAsync("TooLong", new string('.', 1_000_000));
        await RefusedAsync("Malformed", new string('.', 8192));
    }

    /// <summary>Published, but not for this: too short, for encryption, for another algorithm.</summary>
    [Fact]
    public async Task UnfitKeys_AreAsGoodAsUnpublished()
    {
        foreach (var key in new[] { attacked.ShortKey, attacked.EncryptionKey, attacked.KeyForAnotherAlgorithm })
        {
            await RefusedAsync("UnknownKey", key: key);
        }
    }

    [Fact]
    public async Task KeysThatAreNotEndorsedForTeams_AreRefused()
    {
        await RefusedAsync("Endorsement", key: attacked.WebChatKey);
        await RefusedAsync("Endorsement", key: attacked.KeyWithoutEndorsements);
    }

    private Task SignedAsync(string reason, string algorithm, Func<byte[], byte[]> sign)
    {
        var (header, claims) = ("", "");
        Bot.Token(
            good => claims = good.ToJsonString(),
            good =>
            {
                good["alg"] = algorithm;
                header = good.ToJsonString();
            });
        return RefusedAsync(reason, TestTokens.Sign(header, claims, sign));
    }

    private Task RefusedAsync(string reason, string token) => AttackedBot.AssertRefusedAsync(Bot, reason, [$"Bearer {token}"]);

    private Task RefusedAsync(string reason, Action<JsonObject>? claims = null, Action<JsonObject>? header = null, TestKey? key = null) =>
        RefusedAsync(reason, Bot.Token(claims, header, key));
}
