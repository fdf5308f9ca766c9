using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Sendai.Tables.AzureTables;

// REST: Authorize with Shared Key, "Shared Key Lite and Table service format".
internal static class SharedKeyLite
{
    // The path as it travels, percent-encoding included. On the emulator it begins with the account, which so stands twice.
    public static string StringToSign(string date, string account, Uri address) =>
        address.Query.Length > 0 && Component(address.Query) is { } component
            ? $"{date}\n/{account}{address.AbsolutePath}?comp={component}"
            : $"{date}\n/{account}{address.AbsolutePath}";

    public static string Authorization(string account, byte[] key, string stringToSign)
    {
        var length = Encoding.UTF8.GetMaxByteCount(stringToSign.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, rented.AsSpan(0, Encoding.UTF8.GetBytes(stringToSign, rented)), hash);
        ArrayPool<byte>.Shared.Return(rented);
        return $"SharedKeyLite {account}:{Convert.ToBase64String(hash)}";
    }

    // Of the query only this one counts.
    private static string? Component(string query)
    {
        foreach (var part in query.AsSpan(1).Split('&'))
        {
            var text = query.AsSpan(1)[part];
            if (text.StartsWith("comp=", StringComparison.Ordinal))
            {
                return text["comp=".Length..].ToString();
            }
        }

        return null;
    }
}
