using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sendai.Bot.Delivery;

/// <summary>Where pointers to due messages stand: one partition for a day and a shard of the conversations.</summary>
internal static class Shard
{
    /// <summary>
    /// Not a setting: all instances must agree, and pointers written long ago too. More than eight instances would not send
    /// more: the tenant's budget is what there is to share.
    /// </summary>
    public const int Count = 8;

    /// <summary>A stable hash, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static int Of(string lane) => (int)(BinaryPrimitives.ReadUInt32LittleEndian(Hash(lane)) % Count);

    /// <summary>What makes two keys of the same moment differ.</summary>
    public static string Mark(string text) => Convert.ToHexStringLower(Hash(text).AsSpan(0, 8));

    /// <summary>The day of an instant, in UTC: names sort by time.</summary>
    public static string Bucket(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Partition(string bucket, int shard) => $"{bucket}-{shard}";

    /// <summary>The days from one to another, both included.</summary>
    public static IEnumerable<string> Buckets(string first, DateTimeOffset last)
    {
        var at = DateTimeOffset.ParseExact(first, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        for (; at <= last; at = at.AddDays(1))
        {
            yield return Bucket(at);
        }
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
