using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Sendai.Tests.Support;

/// <summary>A key that signs tokens, and how it is published.</summary>
/// <param name="Id">Its <c>kid</c>.</param>
/// <param name="Rsa">Both halves.</param>
/// <param name="Jwk">The public half as it is published; a test changes it as it likes.</param>
internal sealed record TestKey(string Id, RSA Rsa, JsonObject Jwk)
{
    private static int count;

    /// <summary>A new key.</summary>
    /// <param name="bits">Its size.</param>
    /// <param name="endorsements">The channels that may use it; Teams when nothing is said.</param>
    public static TestKey Create(int bits = 2048, params string[] endorsements)
    {
        var rsa = RSA.Create(bits);
        var half = rsa.ExportParameters(includePrivateParameters: false);
        var id = $"test-key-{Interlocked.Increment(ref count)}";
        return new TestKey(id, rsa, new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["x5t"] = id,
            ["n"] = Base64Url.EncodeToString(half.Modulus),
            ["e"] = Base64Url.EncodeToString(half.Exponent),
            ["endorsements"] = new JsonArray([.. (endorsements is [] ? ["msteams"] : endorsements).Select(channel => JsonValue.Create(channel))]),
        });
    }
}
