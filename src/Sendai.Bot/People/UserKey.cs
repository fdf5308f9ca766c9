using System.Security.Cryptography;
using System.Text;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.People;

/// <summary>The opaque key under which a person's settings are kept: keys travel in addresses and logs, so it is no name.</summary>
internal static class UserKey
{
    /// <summary>The key of the person of this turn.</summary>
    public static string Of(Turn turn) => Hash(turn.Reference.User?.AadObjectId ?? turn.Reference.User?.Id ?? "");

    /// <summary>The first 128 bits of SHA-256, in hex.</summary>
    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    /// <summary>The first 128 bits of SHA-256, in hex.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
}
