using System.Text;
using Sendai.Bot.Calendar;

namespace Sendai.Bot.Tests.Calendar;

/// <summary>The file of an entry, to the letter (RFC 5545).</summary>
public sealed class IcsFileTests
{
    [Fact]
    public void File_IsWhatCalendarsRead()
    {
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Sendai.Bot//Calendar//JA",
            "BEGIN:VEVENT",
            $"UID:{Sample.Entry.Id:D}",
            "DTSTAMP:20261118T030000Z",
            "DTSTART:20261201T010000Z",
            "DTEND:20261201T012000Z",
            "SUMMARY:ケースレビュー（見本）",
            @"LOCATION:区役所 3階\; 301\, 302",
            // 12 and 2 octets, and twenty letters of three: 74, and the next letter would be cut.
            @"DESCRIPTION:持ち物はありません。\n遅れるときはお電話を",
            @" 。\n参加用リンク：https://teams.example/l/join?x=1&y=2",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-PT1H",
            "DESCRIPTION:ケースレビュー（見本）",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];

        Assert.Equal(string.Join("\r\n", lines), Encoding.UTF8.GetString(IcsFile.Write(Sample.Entry, Sample.Now)));
    }

    [Fact]
    public void WhatIsEmpty_IsLeftOut()
    {
        var lines = Lines(Sample.Entry with { Place = "", Link = "", Text = "" });

        Assert.DoesNotContain(lines, line => line.StartsWith("LOCATION", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("DESCRIPTION", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(@"C:\x", @"C:\\x")]
    [InlineData("a;b,c", @"a\;b\,c")]
    [InlineData("a\r\nb\nc\rd", @"a\nb\nc\nd")]
    [InlineData("a\nBEGIN:VEVENT", @"a\nBEGIN:VEVENT")]
    [InlineData("a\0\u001Bb\tc", "ab\tc")]
    [InlineData("\"a\":b", "\"a\":b")]
    [InlineData("", null)]
    public void Text_IsEscaped(string subject, string? written) => Assert.Equal(
        written, Lines(Sample.Entry with { Subject = subject }).FirstOrDefault(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal))?[8..]);

    [Theory]
    [InlineData("a")]
    [InlineData("あ")]
    [InlineData("𠮷")]
    [InlineData("é")]
    [InlineData("a\\あ,𠮷;")]
    public void LongLines_AreFoldedAtSeventyFiveOctets_AndNoLetterIsCut(string piece)
    {
        for (var length = 0; length < 120; length++)
        {
            var subject = new string('x', length % 5) + string.Concat(Enumerable.Repeat(piece, length));
            var bytes = IcsFile.Write(Sample.Entry with { Subject = subject }, Sample.Now);

            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            foreach (var line in text.Split("\r\n"))
            {
                // Each line by itself is whole letters, and no longer than may be.
                Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75);
                Assert.DoesNotContain('\uFFFD', line);
            }

            var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
            var summary = unfolded.FirstOrDefault(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal))?[8..] ?? "";
            Assert.Equal(
                subject,
                summary.Replace(@"\,", ",", StringComparison.Ordinal).Replace(@"\;", ";", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal));
        }
    }

    private static string[] Lines(CalendarEntry entry) =>
        Encoding.UTF8.GetString(IcsFile.Write(entry, Sample.Now)).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
