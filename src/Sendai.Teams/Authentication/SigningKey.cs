using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

namespace Sendai.Teams.Authentication;

/// <summary>A published RSA key and the channels that may use it.</summary>
internal sealed class SigningKey
{
    private const int LeastBytes = 2048 / 8;
    private const int MostBytes = 8192 / 8;

    private readonly RSAParameters parameters;
    // One RSA object at a time per thread: the framework does not promise more.
    private readonly ConcurrentBag<RSA> idle = [];

    private SigningKey(string id, RSAParameters parameters, IEnumerable<string> endorsements)
    {
        Id = id;
        this.parameters = parameters;
        Endorsements = endorsements.ToFrozenSet(StringComparer.Ordinal);
    }

    public string Id { get; }

    public FrozenSet<string> Endorsements { get; }

    /// <summary>The key of a JSON Web Key; null when it is not an RSA key for signatures that is long enough.</summary>
    public static SigningKey? Read(JsonElement json)
    {
        JsonWebKey? key;
        try
        {
            key = json.Deserialize(TokenJson.Wire.JsonWebKey);
        }
        catch (JsonException)
        {
            return null;
        }

        return key is { Type: "RSA", Use: null or "sig", Algorithm: null or "RS256", Id.Length: > 0, Exponent: "AQAB", Modulus: { } modulus }
            && StrictBase64Url.Decode(modulus) is { Length: >= LeastBytes and <= MostBytes } bytes
            // A leading zero would make it look longer than it is.
            && bytes[0] >= 0x80
                ? new SigningKey(key.Id, new RSAParameters { Modulus = bytes, Exponent = [1, 0, 1] }, key.Endorsements?.Where(channel => channel is not null) ?? [])
                : null;
    }

    /// <summary>Whether this key made an RS256 signature.</summary>
    public bool Made(byte[] signature, byte[] signed)
    {
        try
        {
            var rsa = idle.TryTake(out var known) ? known : RSA.Create(parameters);
            var isMine = rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            idle.Add(rsa);
            return isMine;
        }
        catch (CryptographicException)
        {
            // A published number that is no RSA modulus.
            return false;
        }
    }
}
