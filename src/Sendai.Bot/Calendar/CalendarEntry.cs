using System.Security.Cryptography;
using System.Text;

namespace Sendai.Bot.Calendar;

/// <summary>Something for a person's own calendar; never with the content of a case.</summary>
/// <param name="Key">Opaque, the same as long as it is the same appointment, however often it is moved.</param>
/// <param name="Subject">Its title.</param>
/// <param name="Starts">Its beginning.</param>
/// <param name="Ends">Its end.</param>
/// <param name="Place">Where; empty when it is online only.</param>
/// <param name="Link">Where to join online; empty when it is not.</param>
/// <param name="Text">What else to know; may be empty.</param>
internal sealed record CalendarEntry(
    string Key, string Subject, DateTimeOffset Starts, DateTimeOffset Ends, string Place, string Link, string Text)
{
    /// <summary>Under which id calendars know it: the same for the same key, and for no other (RFC 9562, version 8).</summary>
    public Guid Id
    {
        get
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"sendai-bot calendar entry {Key}")).AsSpan(0, 16);
            bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
            bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
            return new Guid(bytes, bigEndian: true);
        }
    }

    /// <summary>What belongs beneath the title where there is no field for the link.</summary>
    public string TextWithLink => string.Join("\n", new[] { Text, Link.Length > 0 ? $"参加用リンク：{Link}" : "" }.Where(line => line.Length > 0));
}
