using Sendai.Bot.Access;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Contacts;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Domain.Access;

namespace Sendai.Bot.Tests.Sessions;

/// <summary>「会をひらく」, for one day and for a series.</summary>
public class MakeTests
{
    [Fact]
    public async Task OneDay_IsShownBeforeItIsMadeAndMadeOnceHoweverOftenItIsPressed()
    {
        await using var desk = await OfficeBot.StartAsync();
        var preview = await desk.Keeper.PreviewAsync(("date", "2026-12-09"), ("time", "１０時"), ("place", "見本*会館*"), ("link", "https://example.com/会"));

        Assert.Contains("この内容で作りますか？（1回）", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("・12月9日(水)", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("10:00〜11:00　10分×6枠", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("見本*会館*（オンラインでも参加できます）", preview.Shown, StringComparison.Ordinal);
        Assert.Empty(await desk.SessionsAsync());
        for (var press = 0; press < 3; press++)
        {
            Assert.Contains("会を作りました（1回）", (await desk.Keeper.CardAsync(preview, "この内容で作る")).Shown, StringComparison.Ordinal);
        }

        var session = Assert.Single(await desk.SessionsAsync());
        Assert.Equal(new NodaTime.LocalDateTime(2026, 12, 8, 17, 0), CityClock.At(session.ClosesAt));
        Assert.Equal((6, 10, "見本*会館*"), (session.Capacity, session.SlotMinutes, session.Place));
        Assert.Contains("空き 6／6", (await desk.Keeper.OpenAsync()).Shown, StringComparison.Ordinal);
        var lines = (await desk.Bot.AuditAsync()).Where(line => line.What == Operation.ManageReviews).ToList();
        // On a clock that stands still, lines have no order.
        Assert.Equal([AuditOutcome.Done, AuditOutcome.NotDone, AuditOutcome.NotDone], lines.Select(line => line.Outcome).Order());
        Assert.All(lines, line => Assert.Equal($"青葉 {session.Id} (1)", line.On));
    }

    [Fact]
    public async Task Series_ShowsEveryDayAndIsMadeOnceWhenTwoPressAtOnce()
    {
        await using var desk = await OfficeBot.StartAsync();
        var preview = await desk.Keeper.PreviewAsync(
            ("date", "2026-12-01"), ("time", "10:00"), ("rule", "毎月第２木曜"), ("until", "2027-04-30"), ("holiday", "next"), ("except", "3/11"));

        Assert.Contains("（4回）", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("・12月10日(木)\n・2027年1月14日(木)\n・2027年2月12日(金)（2027年2月11日(木)は祝日（建国記念の日）のため）\n・2027年4月8日(木)", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("× 2027年3月11日(木)：除いた日", preview.Shown, StringComparison.Ordinal);
        var made = await Task.WhenAll(
            desk.Keeper.CardAsync(preview, "この内容で作る"), desk.Channel.Personal(OfficeBot.OtherSecretary).CardAsync(preview, "この内容で作る"));
        Assert.All(made, card => Assert.Contains("会を作りました（4回）", card.Shown, StringComparison.Ordinal));
        Assert.Equal(4, (await desk.SessionsAsync()).Count);

        var again = await desk.Keeper.PreviewAsync(("date", "2026-12-10"), ("time", "14:00"));
        Assert.Contains("・12月10日(木)　同じ種類の会が、もうあります（10:00から）", again.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrashBetweenTwoTransactions_IsCompletedByTheSamePress()
    {
        DyingStore? dying = null;
        await using var desk = await OfficeBot.StartAsync(services: services => services.Wrap(store => dying = new DyingStore(store) { WritesLeft = int.MaxValue }));
        var preview = await desk.Keeper.PreviewAsync(("date", "2026-12-01"), ("time", "10:00"), ("rule", "毎月第1・第3水曜"), ("until", "2027-11-30"), ("holiday", "skip"));
        Assert.Contains("（22回）", preview.Shown, StringComparison.Ordinal);
        var seen = new List<int>();
        for (var writes = 5; seen.Count == 0 || seen[^1] < 22; writes += 11)
        {
            dying!.WritesLeft = writes;
            var pressed = await desk.Keeper.PressAsync(preview, "この内容で作る");
            dying.WritesLeft = int.MaxValue;
            seen.Add((await desk.SessionsAsync()).Count);
            Assert.Equal(seen[^1] == 22 ? 200 : 500, pressed.StatusCode);
        }

        Assert.True(seen.Distinct().Count() >= 3, $"It never stopped in between: {string.Join(' ', seen)}");
        Assert.All(seen, count => Assert.Contains(count, new[] { 0, 10, 20, 22 }));
        Assert.Contains("会を作りました（22回）", (await desk.Keeper.CardAsync(preview, "この内容で作る")).Shown, StringComparison.Ordinal);
        Assert.Equal(22, (await desk.SessionsAsync()).Count);
    }

    [Theory]
    [InlineData("date", "2026-11-18", "もう過ぎた日時です")]
    [InlineData("date", "", "開催日を選んでください")]
    [InlineData("time", "25:00", "開始時刻は")]
    [InlineData("time", "23:30", "終わりが翌日に")]
    [InlineData("link", "http://example.com", "https:// で始まる")]
    [InlineData("link", "https://user@example.com", "https:// で始まる")]
    [InlineData("link", "javascript:alert(1)", "https:// で始まる")]
    [InlineData("capacity", "61", "1から60まで")]
    [InlineData("capacity", "0", "1から60まで")]
    [InlineData("minutes", "なし", "1から480まで")]
    [InlineData("rule", "毎週水曜", "毎週・隔週のくり返しは使えません")]
    [InlineData("rule", "毎月第6水曜", "「第1」から「第5」まで")]
    [InlineData("until", "2026-11-01", "最後の日が、開催日より前")]
    [InlineData("except", "あした", "除く日は")]
    public async Task WhatCannotBeMeant_IsSaidBesideItsFieldAndNothingIsMade(string field, string typed, string words)
    {
        await using var desk = await OfficeBot.StartAsync();
        (string, string)[] all = [("date", "2026-12-09"), ("time", "10:00"), ("rule", field is "until" or "except" ? "毎月第2水曜" : ""), ("place", "見本会館")];

        var shown = await desk.Keeper.PreviewAsync([.. all, (field, field == "time" && typed == "10:00" ? "" : typed)]);

        Assert.Contains("まだ作っていません", shown.Shown, StringComparison.Ordinal);
        Assert.Contains(words, shown.Shown, StringComparison.Ordinal);
        Assert.Equal("見本会館", shown.Values["place"]);
        Assert.Empty(await desk.SessionsAsync());
    }
}
