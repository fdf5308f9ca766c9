using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Tests.Cases;

/// <summary>What comes by itself: the reminder of the day before, and the question three months later.</summary>
public sealed class FollowUpTests
{
    private static readonly TimeSpan Sendai = TimeSpan.FromHours(9);

    [Fact]
    public async Task SubmitterIsReminded_HeldIsNoted_AndThreeMonthsLaterIsAskedOnce()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        var chat = Reach.Personal(bot, 1);
        await chat.HandInAsync();
        await bot.HeldSlotAsync(NodaTime.Instant.FromUtc(2026, 11, 25, 1, 0));

        time.Now = new DateTimeOffset(2026, 11, 24, 17, 0, 0, Sendai).ToUniversalTime();
        await Reach.UntilAsync(() => Told(bot, "明日、ケースを話し合います") == 1);
        time.Now = new DateTimeOffset(2026, 11, 25, 11, 0, 0, Sendai).ToUniversalTime();
        await Reach.UntilAsync(async () => (await bot.CaseAsync()).State is CaseState.Held);
        time.Now = new DateTimeOffset(2027, 2, 25, 9, 30, 0, Sendai).ToUniversalTime();
        await Reach.UntilAsync(() => Told(bot, "その後を教えてください") == 1);

        var asked = bot.Posted("a:1").Single(request => request.Body.Contains("その後を教えてください", StringComparison.Ordinal));
        Assert.DoesNotContain("家で過ごす", asked.Body, StringComparison.Ordinal);
        var card = new CardView(asked.Json.GetProperty("attachments")[0].GetProperty("content"), "asked");
        var answered = await chat.NextAsync(card, "もう一度相談したい");
        Assert.Contains("区の事務局に伝わります", answered.Shown, StringComparison.Ordinal);
        Assert.Equal(FollowUpAnswer.Again, (await bot.CaseAsync()).Answer);
        // The last word counts, and what nobody offers is none.
        await chat.NextAsync(card, "落ち着いている");
        Assert.Equal(FollowUpAnswer.Settled, (await bot.CaseAsync()).Answer);
        Assert.Equal((1, 1), (Told(bot, "明日、ケースを話し合います"), Told(bot, "その後を教えてください")));
    }

    [Fact]
    public async Task PlaceThatWasLeft_IsNotRemindedOf_AndAnAnswerGivenBefore_IsNotAskedForAgain()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        var chat = Reach.Personal(bot, 1);
        await chat.HandInAsync();
        await bot.HeldSlotAsync(NodaTime.Instant.FromUtc(2026, 11, 25, 1, 0));
        time.Now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, Sendai).ToUniversalTime();
        await bot.DoAsync((file, now) => file.Unschedule("k", now));
        time.Now = new DateTimeOffset(2026, 11, 24, 17, 0, 0, Sendai).ToUniversalTime();
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.Equal(0, Told(bot, "明日、ケースを話し合います"));

        time.Now = new DateTimeOffset(2026, 12, 1, 9, 0, 0, Sendai).ToUniversalTime();
        await bot.HeldSlotAsync(NodaTime.Instant.FromUtc(2026, 12, 9, 1, 0), "later");
        time.Now = new DateTimeOffset(2026, 12, 9, 11, 0, 0, Sendai).ToUniversalTime();
        await Reach.UntilAsync(async () => (await bot.CaseAsync()).State is CaseState.Held);
        await bot.DoAsync((file, _) => file.AnswerFollowUp(FollowUpAnswer.Ongoing));
        time.Now = new DateTimeOffset(2027, 3, 9, 9, 30, 0, Sendai).ToUniversalTime();
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.Equal(0, Told(bot, "その後を教えてください"));
    }

    private static int Told(BotFactory bot, string heading) => bot.Posted("a:1").Count(request => request.Body.Contains(heading, StringComparison.Ordinal));
}
