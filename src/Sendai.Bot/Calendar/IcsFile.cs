using System.Globalization;
using System.Text;

namespace Sendai.Bot.Calendar;

/// <summary>
/// An entry as a file that any calendar opens (RFC 5545). Without METHOD: with one it would be an invitation, which needs an
/// organiser (RFC 5546). The same entry has the same UID, so a moved one takes its place.
/// </summary>
internal static class IcsFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    /// <param name="entry">The entry.</param>
    /// <param name="now">When the file is made.</param>
    public static byte[] Write(CalendarEntry entry, DateTimeOffset now)
    {
        var file = new MemoryStream();
        void Line(string text) => Fold(Encoding.UTF8.GetBytes(text), file);
        void Words(string name, string words)
        {
            if (words.Length > 0)
            {
                Line($"{name}:{Escape(words)}");
            }
        }

        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Sendai.Bot//Calendar//JA");
        Line("BEGIN:VEVENT");
        Line($"UID:{entry.Id:D}");
        Line($"DTSTAMP:{Utc(now)}");
        Line($"DTSTART:{Utc(entry.Starts)}");
        Line($"DTEND:{Utc(entry.Ends)}");
        Words("SUMMARY", entry.Subject);
        Words("LOCATION", entry.Place);
        Words("DESCRIPTION", entry.TextWithLink);
        Line("BEGIN:VALARM");
        Line("ACTION:DISPLAY");
        Line("TRIGGER:-PT1H");
        // RFC 5545 demands one here, even where the subject is empty.
        Line($"DESCRIPTION:{Escape(entry.Subject)}");
        Line("END:VALARM");
        Line("END:VEVENT");
        Line("END:VCALENDAR");
        return file.ToArray();
    }

    private static string Utc(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(letter),
                // Nothing that people mean to write, and nothing that the format can carry.
                _ when char.IsControl(letter) && letter != '\t' => escaped,
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Lines have at most 75 octets; what goes on starts with a blank, and no letter is cut.</summary>
    private static void Fold(ReadOnlySpan<byte> line, MemoryStream file)
    {
        for (var room = LongestLine; line.Length > room; room = LongestLine - 1)
        {
            var end = room;
            while ((line[end] & 0xC0) == 0x80)
            {
                end--;
            }

            file.Write(line[..end]);
            file.Write("\r\n "u8);
            line = line[end..];
        }

        file.Write(line);
        file.Write("\r\n"u8);
    }
}
