using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sendai.Teams.Hosting.Limits;

/// <summary>
/// Stands for ids in memory: of a fixed size, however long they are, and of no use outside this process, because its key is
/// made at random.
/// </summary>
internal static class Fingerprint
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static UInt128 Of(string first, string second = "")
    {
        // With its length in front, so that no two pairs read the same.
        var text = $"{first.Length}:{first}{second}";
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
