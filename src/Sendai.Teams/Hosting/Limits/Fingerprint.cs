using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sendai.Teams.Hosting.Limits;

/// <summary>
/// Stands for ids in memory: of a fixed size, however long they are, and of no use outside this process, because its key is
/// made at random.
/// </summary>
internal static class Fingerprint
{
    // In front of what is hashed. An HMAC would hash twice, for those who see what comes out; nobody does.
    private static readonly string Key = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public static UInt128 Of(string first, string second = "")
    {
        // With its length in front, so that no two pairs read the same.
        var text = $"{Key}{first.Length}:{first}{second}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
