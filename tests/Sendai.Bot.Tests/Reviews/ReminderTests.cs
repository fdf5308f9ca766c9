using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Reviews;
using Sendai.Teams.Authentication;
using Microsoft.Extensions.Configuration;

namespace Sendai.Bot.Tests.Reviews;

/// <summary>Reminders of the day before and of the hour before, on the clock of the city while the machine runs on UTC.</summary>
public sealed class ReminderTests
{
    private static readonly TimeSpan Sendai = TimeSpan.FromHours(9);

    [Fact]
    public async Task Reminders_ComeTheDayBeforeAtFiveAndAnHourBefore_ToWhoHasAPlace()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        await bot.MakeAsync(capacity: 1);
        await Reach.Personal(bot, 1).BookAsync();
        await Reach.Personal(bot, 2).BookAsync();

        time.Now = new DateTimeOffset(2026, 11, 24, 16, 59, 59, Sendai).ToUniversalTime();
        await QuietAsync(bot, 1, 0);
        time.Now = new DateTimeOffset(2026, 11, 24, 17, 0, 0, Sendai).ToUniversalTime();
        var day = await bot.ToldAsync(1);
        Assert.Contains("明日の予約のお知らせ", day.Shown, StringComparison.Ordinal);
        Assert.Contains("11月25日(水) 10:00〜10:10", day.Shown, StringComparison.Ordinal);
        time.Now = new DateTimeOffset(2026, 11, 25, 9, 0, 0, Sendai).ToUniversalTime();
        Assert.Contains("今日の予約のお知らせ", (await bot.ToldAsync(1, 2)).Shown, StringComparison.Ordinal);
        time.Now = time.Now.AddDays(1);
        await QuietAsync(bot, 1, 2);
        Assert.Empty(bot.Posted("a:2"));
    }

    [Fact]
    public async Task SessionThatMovesFromWednesdayToThursday_TakesItsRemindersAlong()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        var session = await bot.MakeAsync();
        await Reach.Personal(bot, 1).BookAsync();
        Assert.IsType<ChangeDecision.Changed>(await bot.ChangeAsync(session, one => one with
        {
            Starts = one.Starts + Duration.FromDays(1), ClosesAt = one.ClosesAt + Duration.FromDays(1),
        }));

        time.Now = new DateTimeOffset(2026, 11, 25, 16, 59, 0, Sendai).ToUniversalTime();
        await QuietAsync(bot, 1, 0, "お知らせ");
        time.Now = new DateTimeOffset(2026, 11, 25, 17, 0, 0, Sendai).ToUniversalTime();
        await Reach.UntilAsync(() => bot.Posted("a:1").Any(request => request.Body.Contains("明日の予約のお知らせ", StringComparison.Ordinal)));
        Assert.Contains(bot.Posted("a:1"), request => request.Body.Contains("11月26日(木) 10:00", StringComparison.Ordinal));
        time.Now = new DateTimeOffset(2026, 11, 26, 9, 0, 0, Sendai).ToUniversalTime();
        await Reach.UntilAsync(() => bot.Posted("a:1").Any(request => request.Body.Contains("今日の予約のお知らせ", StringComparison.Ordinal)));
        Assert.Equal(2, bot.Posted("a:1").Count(request => request.Body.Contains("予約のお知らせ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task HourOfTheDayBefore_IsASetting_AlsoForSessionsThatWereMadeBefore()
    {
        var time = new MovedTime();
        var database = BotFactory.NewDatabase();
        await using (var before = await BotFactory.StartAsync(database, time: time))
        {
            await before.MakeAsync();
        }

        await using var bot = await BotFactory.StartAsync(database, time: time, settings: new Dictionary<string, string?> { ["Reviews:ReminderTime"] = "9:30" });
        await bot.MakeAsync(Sessions.Wednesday.PlusDays(7), ward: "泉");
        await Reach.Personal(bot, 1).BookAsync();
        await Reach.Personal(bot, 2).BookAsync("泉");
        time.Now = new DateTimeOffset(2026, 11, 24, 17, 0, 0, Sendai).ToUniversalTime();
        Assert.Contains("明日の予約のお知らせ", (await bot.ToldAsync(1)).Shown, StringComparison.Ordinal);
        time.Now = new DateTimeOffset(2026, 12, 1, 9, 30, 0, Sendai).ToUniversalTime();
        Assert.Contains("12月2日(水)", (await bot.ToldAsync(2)).Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25:00")]
    [InlineData("夕方")]
    [InlineData("17")]
    public void HourThatIsNone_IsSaidAtTheStart(string text) => Assert.Contains(
        "Reviews:ReminderTime",
        Assert.Throws<BotSettingsException>(() => ReminderSetting.Read(
            new ConfigurationBuilder().AddInMemoryCollection([new("Reviews:ReminderTime", text)]).Build())).Message,
        StringComparison.Ordinal);

    /// <summary>Long enough for two looks at what is due.</summary>
    private static async Task QuietAsync(BotFactory bot, int number, int told, string of = "")
    {
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.Equal(told, bot.Posted($"a:{number}").Count(request => request.Body.Contains(of, StringComparison.Ordinal)));
    }
}
