using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Features.Summaries;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.CaseLeading;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.Summaries;

/// <summary>「読みました」.</summary>
public class ReadTests
{
    [Fact]
    public async Task Reading_IsCountedOnceForAnOffice_AndTheCopyOfTheChannelSaysSo()
    {
        var time = new MovedTime();
        await using var desk = await OfficeBot.StartAsync(time: time);
        var bot = desk.Bot;
        await desk.AddAllAsync("見本事業所");
        await desk.JoinAsync(23, "見本事業所");
        await desk.JoinAsync(24, "見本事業所");
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        await bot.In(SummaryTalk.OtherChannel).SubscribeAsync();
        await bot.Own(25).SubscribeAsync();
        var summary = await bot.SendAsync();
        Assert.Contains(bot.Summaries(SummaryTalk.Channel)[0].Buttons, button => button.Title == "読みました");

        var answer = (await bot.In(SummaryTalk.Channel, 23).PressAsync(SummaryVerbs.HasRead, summary)).Card;

        Assert.Contains("読みました：1事業所", answer.Shown, StringComparison.Ordinal);
        Assert.Contains("移動支援の一覧を作る", answer.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Buttons, button => button.Title == "読みました");
        await Reach.UntilAsync(() => bot.Rewritten(SummaryTalk.Channel).Count > 0);
        var copy = Assert.Single(bot.Rewritten(SummaryTalk.Channel));
        Assert.Contains("読みました：1事業所", copy.Shown, StringComparison.Ordinal);
        Assert.Contains(copy.Buttons, button => button.Title == "読みました");

        // Twice is once, a colleague is the same office, and somebody without one is one person; all of it is one writing.
        await bot.In(SummaryTalk.Channel, 23).PressAsync(SummaryVerbs.HasRead, summary);
        await bot.In(SummaryTalk.Channel, 24).PressAsync(SummaryVerbs.HasRead, summary);
        Assert.Contains("読みました：1事業所と1人", (await bot.In(SummaryTalk.Channel, 26).PressAsync(SummaryVerbs.HasRead, summary)).Card.Shown, StringComparison.Ordinal);
        time.Now = time.Now.AddSeconds(9);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Single(bot.Rewritten(SummaryTalk.Channel));
        await Reach.UntilAsync(() =>
        {
            time.Now = time.Now.AddMilliseconds(100);
            return bot.Rewritten(SummaryTalk.Channel).Count > 1;
        });
        Assert.Contains("読みました：1事業所と1人", bot.Rewritten(SummaryTalk.Channel)[1].Shown, StringComparison.Ordinal);
        // In one's own chat it is said how many of all have.
        Assert.Contains("全体で 読みました：1事業所と2人", (await bot.Own(25).PressAsync(SummaryVerbs.HasRead, summary)).Card.Shown, StringComparison.Ordinal);
        Assert.Empty(bot.Rewritten(SummaryTalk.OtherChannel));
        Assert.Equal(4, (await bot.Services.GetRequiredService<SummaryReads>().AllAsync(summary, default)).Count);
    }

    [Fact]
    public async Task WhereItDidNotCome_NobodyIsCounted()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        var summary = await bot.SendAsync();

        var pressed = await bot.Own(27).PressAsync(SummaryVerbs.HasRead, summary);

        Assert.Contains("この場所に届いたものではない", LeadBot.Words(pressed), StringComparison.Ordinal);
        Assert.Empty(await bot.Services.GetRequiredService<SummaryReads>().AllAsync(summary, default));
        await bot.ChangeAsync(summary, (one, now) => one.Withdraw(now));
        Assert.Contains("取り下げた", LeadBot.Words(await bot.In(SummaryTalk.Channel).PressAsync(SummaryVerbs.HasRead, summary)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_IsNeverOverwrittenByOldWords_AndTheCountComesBack()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        var summary = await bot.SendAsync();
        await bot.In(SummaryTalk.Channel, 23).PressAsync(SummaryVerbs.HasRead, summary);
        await Reach.UntilAsync(() => bot.Rewritten(SummaryTalk.Channel).Count > 0);
        time.Now = time.Now.AddSeconds(11);

        // Both at once, again and again.
        for (var times = 1; times <= 3; times++)
        {
            var number = times;
            await Task.WhenAll(
                bot.In(SummaryTalk.Channel, 30 + times).PressAsync(SummaryVerbs.HasRead, summary),
                bot.ChangeAsync(summary, (one, now) => one.Correct(bot.Content($"訂正{number}回目のことば", ""), "", now)));
            time.Now = time.Now.AddSeconds(11);
        }

        await bot.ArrivedAsync(summary);
        await Reach.UntilAsync(() =>
        {
            time.Now = time.Now.AddSeconds(3);
            return bot.Rewritten(SummaryTalk.Channel) is { Count: > 0 } all && all[^1].Shown.Contains("読みました：4人", StringComparison.Ordinal);
        });
        var last = bot.Rewritten(SummaryTalk.Channel)[^1];
        Assert.Contains("訂正3回目のことば", last.Shown, StringComparison.Ordinal);
        // From the first on that says the newest words, none says older ones.
        Assert.All(
            bot.Rewritten(SummaryTalk.Channel).SkipWhile(card => !card.Shown.Contains("訂正3回目", StringComparison.Ordinal)),
            card => Assert.Contains("訂正3回目", card.Shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ManyWhoPressAtOnce_AreAllCounted()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        var summary = await bot.SendAsync();

        var reads = bot.Services.GetRequiredService<SummaryReads>();

        var first = await Task.WhenAll(Enumerable.Range(40, 12).Select(number => reads.MarkAsync(summary, 0, Reach.Key(number), default)));

        Assert.DoesNotContain(false, first);
        Assert.False(await reads.MarkAsync(summary, 0, Reach.Key(40), default));
        Assert.Equal((0, 12), SummaryReads.Count(await reads.AllAsync(summary, default)));
    }

    [Fact]
    public async Task CountThatIsStillToBeWritten_IsStoppedByAWithdrawal()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        var summary = await bot.SendAsync();
        var (partition, key) = (SummaryKeys.PartitionOf(summary.Ward), $"{SummaryKeys.CountMessagePrefix(summary.Id)}000000-00001");
        var to = Assert.Single(await bot.Services.GetRequiredService<Recipients>().AllAsync(summary, default)).Address;
        var late = new OutboxItem.Message(key, to, new Activity { Text = "もとのことば" }) { DueAt = new DateTimeOffset(2026, 11, 18, 6, 0, 0, TimeSpan.Zero) };
        var post = await bot.Services.GetRequiredService<Outbox>().PrepareAsync(SummaryKeys.Table, partition, [late], default);
        Assert.IsType<TransactionResult.Written>(await bot.Store().TransactAsync(SummaryKeys.Table, post, default));

        await bot.ChangeAsync(summary, (one, now) => one.Withdraw(now));

        await Reach.UntilAsync(async () => MessageRow.StateOf((await bot.Store().GetAsync(SummaryKeys.Table, partition, key, default))!) == MessageState.Stopped);
    }

    [Fact]
    public async Task CountThatWasReadBeforeACorrection_IsNotWritten()
    {
        Func<Task>? between = null;
        await using var bot = await BotFactory.StartAsync(services: own => own.AddSingleton<DeliveryFault>(
            step => step == DeliveryStep.PointersWritten && Interlocked.Exchange(ref between, null) is { } interrupt ? interrupt() : Task.CompletedTask));
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        var summary = await bot.SendAsync();
        var (tables, partition) = (bot.Store(), SummaryKeys.PartitionOf(summary.Ward));
        await tables.InsertAsync(
            SummaryKeys.Table, new TableRow(partition, SummaryKeys.ReadKey(summary.Id, 0, Reach.Key(23))).Set(nameof(SummaryRead.At), new DateTimeOffset(2026, 11, 18, 3, 0, 0, TimeSpan.Zero)), default);
        var work = new TableRow(partition, "work").Set(MessageRow.Data, SummaryJobs.CountReads(summary, Instant.FromUnixTimeSeconds(0)).Data);
        // The summary changes between reading it and writing the count.
        between = async () => await bot.ChangeAsync(summary, (one, now) => one.Correct(bot.Content("あたらしいことば", ""), "", now));

        await ActivatorUtilities.CreateInstance<ReadsJob>(bot.Services).RunAsync(work, default);

        Assert.Null(between);
        await bot.ArrivedAsync(summary);
        var written = new TableQuery { PartitionKey = partition, RowKeyPrefix = SummaryKeys.CountMessagePrefix(summary.Id) };
        await foreach (var row in tables.ReadAllAsync(SummaryKeys.Table, written, default))
        {
            Assert.Contains("あたらしいことば", row.GetString(MessageRow.Activity), StringComparison.Ordinal);
        }

        Assert.All(bot.Rewritten(SummaryTalk.Channel), card => Assert.Contains("あたらしいことば", card.Shown, StringComparison.Ordinal));
    }
}
