using Microsoft.AspNetCore.WebUtilities;
using Sendai.Bot.Calendar;

namespace Sendai.Bot.Tests.Calendar;

/// <summary>The id of an entry, and the link that opens Teams' form.</summary>
public sealed class CalendarEntryTests
{
    [Fact]
    public void Id_FollowsFromTheKeyAlone()
    {
        // Written down: an update of the program must not make second events.
        Assert.Equal(new Guid("542757b9-95d6-85bd-ae51-b74e4a951655"), Sample.Entry.Id);
        Assert.Equal(Sample.Entry.Id, (Sample.Entry with { Subject = "x", Starts = Sample.Now, Place = "" }).Id);
        Assert.NotEqual(Sample.Entry.Id, (Sample.Entry with { Key = "booking-2" }).Id);
    }

    [Fact]
    public void Id_IsAGuidOfVersionEight()
    {
        for (var n = 0; n < 200; n++)
        {
            var id = (Sample.Entry with { Key = $"{n}" }).Id;
            Assert.Equal(8, id.Version);
            Assert.InRange(id.Variant, 8, 11);
        }
    }

    [Fact]
    public void Link_OpensTheFormFilledIn()
    {
        var link = TeamsMeetingLink.Of(Sample.Entry);

        Assert.StartsWith("https://teams.microsoft.com/l/meeting/new?subject=", link.AbsoluteUri, StringComparison.Ordinal);
        // A blank as + stays a + in Teams.
        Assert.DoesNotContain('+', link.AbsoluteUri);
        var query = QueryHelpers.ParseQuery(link.Query);
        Assert.Equal("ケースレビュー（見本）", query["subject"]);
        Assert.Equal(("2026-12-01T10:00:00+09:00", "2026-12-01T01:20:00+00:00"), (query["startTime"].ToString(), query["endTime"].ToString()));
        Assert.Equal(
            "場所：区役所 3階; 301, 302\n持ち物はありません。\n遅れるときはお電話を。\n参加用リンク：https://teams.example/l/join?x=1&y=2",
            query["content"]);
        Assert.Equal(4, query.Count);
    }

    [Fact]
    public void LongText_IsCutBetweenLetters_AndTheLinkStays()
    {
        foreach (var letter in new[] { "あ", "𠮷", "👩‍👩‍👧" })
        {
            for (var shift = 0; shift < 10; shift++)
            {
                var entry = Sample.Entry with { Text = new string('x', shift) + string.Concat(Enumerable.Repeat(letter, 300)) };

                var content = QueryHelpers.ParseQuery(TeamsMeetingLink.Of(entry).Query)["content"].ToString();

                Assert.EndsWith($"{letter}…\n参加用リンク：{entry.Link}", content, StringComparison.Ordinal);
                Assert.True(TeamsMeetingLink.Of(entry).AbsoluteUri.Length < 4000);
            }
        }
    }

    [Fact]
    public void WhatIsEmpty_IsLeftOut() => Assert.Equal(
        "", QueryHelpers.ParseQuery(TeamsMeetingLink.Of(Sample.Entry with { Place = "", Link = "", Text = "" }).Query)["content"]);
}
