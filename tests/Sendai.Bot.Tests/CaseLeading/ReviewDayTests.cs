using NodaTime;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Tests.CaseLeading;

/// <summary>The day on which a case is looked at again.</summary>
public sealed class ReviewDayTests
{
    private static readonly TimeSpan Sendai = TimeSpan.FromHours(9);

    [Fact]
    public async Task Day_IsToldOnceToTheChannelAndToTheSubmitter_ByNumberAndState()
    {
        var time = new MovedTime();
        await using var bot = await LeadBot.StartAsync(time);
        var file = await bot.HandInAsync(isPriority: true);
        await bot.ChangeAsync(file, (now, _) => now.Review(new LocalDate(2026, 12, 1)));
        // Set anew: the first day says nothing.
        await bot.ChangeAsync(file, (now, _) => now.Review(new LocalDate(2026, 12, 3)));

        time.Now = new DateTimeOffset(2026, 12, 1, 9, 31, 0, Sendai).ToUniversalTime();
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Empty(Days(bot));
        time.Now = new DateTimeOffset(2026, 12, 3, 9, 31, 0, Sendai).ToUniversalTime();
        await Reach.UntilAsync(() => Days(bot).Count > 0);

        var told = Assert.Single(Days(bot));
        Assert.Equal($"見直しの日になりました\n受付番号 {file.Number}。いまの状態：受付", told.Shown);
        Assert.Contains(told.Buttons, button => button.Verb == "case.admin.open");
        Assert.Contains($"{file.Number}", (await bot.ToldAsync(LeadBot.Submitter, "ケースの見直しの日になりました")).Shown, StringComparison.Ordinal);
        time.Now = time.Now.AddDays(1);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Single(Days(bot));
        Assert.Single(bot.Messages(LeadBot.Submitter, "ケースの見直しの日になりました"));
        bot.AssertNowhere(LeadBot.Marker);
    }

    [Fact]
    public async Task CaseThatIsOver_SaysNothing()
    {
        var time = new MovedTime();
        await using var bot = await LeadBot.StartAsync(time);
        var file = await bot.HandInAsync(isPriority: true);
        await bot.ChangeAsync(file, (now, _) => now.Review(new LocalDate(2026, 12, 1)));
        Assert.IsType<CaseDecision.Changed>(await bot.ChangeAsync(file, (now, at) => now.Withdraw(at)));

        time.Now = new DateTimeOffset(2026, 12, 1, 10, 0, 0, Sendai).ToUniversalTime();
        await Task.Delay(TimeSpan.FromSeconds(4));

        Assert.Empty(Days(bot));
        Assert.Empty(bot.Messages(LeadBot.Submitter, "見直しの日になりました"));
    }

    private static IReadOnlyList<CardView> Days(LeadBot bot) =>
        [.. LeadBot.Boards(bot.Bot, bot.Channel.Id).Where(card => card.Shown.Contains("見直しの日になりました", StringComparison.Ordinal))];
}
