using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.Features.SummaryDelivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Sessions;
using Sendai.Domain.Access;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.SummaryDelivery;

/// <summary>What 事務局 does about a delivery: again, corrected, taken back, reminded.</summary>
public sealed class DeedTests
{
    [Fact]
    public async Task Retry_ReachesOnlyThoseWhoFailed_OnceForAPress()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2, 3);
        bot.Answer(2, Reach.Refusal(404, "ConversationNotFound"));
        bot.Answer(3, ConnectorServer.Status(500));
        var summary = await bot.SentAsync();
        var board = await bot.BoardAsync("失敗 2　止めた 0");
        bot.Answer(2, null);

        var pressed = await Task.WhenAll(bot.Here.PressAsync(board, "失敗したところへもう一度送る"), bot.Here.PressAsync(board, "失敗したところへもう一度送る"));

        Assert.All(pressed, one => Assert.Contains("もう一度送ります", one.Card.Shown, StringComparison.Ordinal));
        await bot.BoardAsync("済 2／届け先 3", "予定 0　送信中 0　失敗 1");
        Assert.Equal(["済", "済", "失敗"], await bot.StatesAsync(summary));
        Assert.Equal((1, 2), (bot.Posted(1).Count, bot.Posted(2).Count));
        // That one may have come before: it is said that there may be two.
        Assert.Contains(await bot.LinesAsync(summary), line => line is { Recipient.Name: "見本チャネル3", Repeats: 1 });
        Assert.Contains("二重に届いたかもしれない届け先 1", bot.Boards()[^1].Shown, StringComparison.Ordinal);
        var calls = bot.Posted(3).Count;
        Assert.Contains("もう一度送ります", (await bot.Here.CardAsync(board, "失敗したところへもう一度送る")).Shown, StringComparison.Ordinal);
        await bot.UntilAsync(async () => await JobsAreDoneAsync(bot));
        Assert.Equal(calls, bot.Posted(3).Count);
        Assert.Contains(await bot.Bot.AuditAsync(), line => line is { What: Operation.ManageSummaries, Outcome: AuditOutcome.Done } && line.On == $"青葉 {summary.Id}");
    }

    [Fact]
    public async Task Work_DoneAgain_SendsNothingAThirdTime()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2);
        bot.Answer(2, Reach.Refusal(404, "ConversationNotFound"));
        var summary = await bot.SentAsync();
        await bot.Here.PressAsync(await bot.BoardAsync("失敗 1　止めた 0"), "失敗したところへもう一度送る");
        await bot.UntilAsync(() => Task.FromResult(bot.Posted(2).Count == 2));
        await bot.SettledAsync(summary);
        bot.Time.Now += TimeSpan.FromSeconds(1);
        var row = await bot.Bot.Store().ReadAllAsync(
            SummaryKeys.Table, new() { PartitionKey = SummaryKeys.PartitionOf(DeliveryBot.Ward), RowKeyPrefix = SummaryKeys.JobKey(summary.Id, "nonce") }, default).SingleAsync();

        Assert.IsType<JobResult.Done>(await bot.Bot.Services.GetRequiredService<AgainJob>().RunAsync(row, default));

        Assert.Equal(["済", "失敗"], await bot.StatesAsync(summary));
        Assert.Equal(2, bot.Posted(2).Count);
    }

    [Fact]
    public async Task RetryAfterACorrection_SendsTheCorrectedText_AndEverybodyHasIt()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2);
        bot.Answer(2, Reach.Refusal(404, "ConversationNotFound"));
        var summary = await bot.SentAsync("まちがい");
        await bot.BoardAsync("失敗 1　止めた 0");
        await bot.ChangeAsync(summary, (current, now) => current.Correct(DeliveryBot.Content("ただしい"), "", now));
        await bot.UntilAsync(() => Task.FromResult(bot.Overwritten(1).Count == 1));
        await bot.SettledAsync(summary);
        Assert.Equal(["済", "失敗"], await bot.StatesAsync(summary));
        bot.Answer(2, null);

        await bot.Here.PressAsync(await bot.BoardAsync("訂正", "失敗 1　止めた 0"), "失敗したところへもう一度送る");
        await bot.BoardAsync("済 2／届け先 2", "失敗 0");

        Assert.Equal(["済", "済"], await bot.StatesAsync(summary));
        Assert.Contains("ただしい", DeliveryBot.CardOf(bot.Overwritten(1)[0]).Shown, StringComparison.Ordinal);
        var late = DeliveryBot.CardOf(bot.Posted(2)[^1]).Shown;
        Assert.Contains("ただしい", late, StringComparison.Ordinal);
        Assert.Contains("訂正：", late, StringComparison.Ordinal);
        Assert.DoesNotContain("まちがい", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LateFailureOfACorrection_IsRetriedLikeASend()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2);
        var summary = await bot.SentAsync();
        var copies = await CopiesAsync(bot, summary);
        var copy = $"/v3/conversations/{DeliveryBot.ChannelId(1)}/activities/{copies[DeliveryBot.ChannelId(1)]}";
        bot.Bot.Connector.Paths[copy] = Reach.Refusal(404, "ActivityNotFoundInConversation");
        await bot.ChangeAsync(summary, (current, now) => current.Correct(DeliveryBot.Content("ただしい"), "", now));
        var board = await bot.BoardAsync("訂正", "済 1／届け先 2", "失敗 1　止めた 0");
        bot.Bot.Connector.Paths.TryRemove(copy, out _);

        await bot.Keeper.CardAsync(await BoardTests.OpenAsync(bot, summary), "失敗したところへもう一度送る");

        await bot.UntilAsync(async () => (await bot.StatesAsync(summary)).All(state => state == "済"));
        Assert.Contains("失敗 1：チャネルか、前に送ったメッセージがなくなっています", board.Shown, StringComparison.Ordinal);
        Assert.Equal((1, 1, 2), (bot.Posted(1).Count, bot.Posted(2).Count, bot.Overwritten(1).Count));
    }

    [Fact]
    public async Task WithdrawalBefore_IsNone_AndTheDraftStays()
    {
        await using var bot = await DeliveryBot.StartAsync();
        var draft = await bot.DraftAsync();

        var pressed = await bot.Keeper.ExecuteAsync(SummaryVerbs.Withdraw, BoardTests.Data(draft));

        Assert.Contains("まだ送られていません", pressed.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.IsType<SummaryState.Draft>((await bot.FindAsync(draft)).State);
    }

    [Fact]
    public async Task WithdrawalDuring_StopsTheRest_AndWhoHadItReadsTheNotice()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2, 3);
        bot.Answer(2, ConnectorServer.Status(429, "3600"));
        bot.Answer(3, Reach.Refusal(404, "ConversationNotFound"));
        var summary = await bot.SendAsync();
        var board = await bot.BoardAsync("済 1／届け先 3", "予定 1　送信中 0　失敗 1");

        var asked = await bot.Here.CardAsync(board, "取り下げる");
        Assert.IsType<SummaryState.Sent>((await bot.FindAsync(summary)).State);
        Assert.Contains("取り下げました", (await bot.Here.CardAsync(asked, "はい、取り下げる")).Shown, StringComparison.Ordinal);

        var after = await bot.BoardAsync("済 1／届け先 3", "予定 0　送信中 0　失敗 1　止めた 1");
        await bot.UntilAsync(() => Task.FromResult(bot.Overwritten(1).Count == 1));
        Assert.Contains("このまとめは、事務局が取り下げました", DeliveryBot.CardOf(bot.Overwritten(1)[0]).Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(DeliveryBot.Marker, bot.Overwritten(1)[0].Body, StringComparison.Ordinal);
        // Who never had it hears nothing of it, by no press.
        Assert.DoesNotContain(after.Buttons, button => button.Title is "失敗したところへもう一度送る" or "訂正する" or "取り下げる");
        bot.Answer(2, null);
        bot.Answer(3, null);
        var again = await bot.Keeper.ExecuteAsync(DeliveryVerbs.Again, BoardTests.Data(summary));
        Assert.Contains("もう一度送るところは、いまはありません", again.Card.Shown, StringComparison.Ordinal);
        bot.Time.Now += TimeSpan.FromHours(2);
        await bot.UntilAsync(async () => await JobsAreDoneAsync(bot));
        Assert.Equal(["済", "止めた", "失敗"], await bot.StatesAsync(summary));
        Assert.All([.. bot.Posted(2), .. bot.Posted(3)], request => Assert.Contains(DeliveryBot.Marker, request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithdrawalAfter_ReplacesEveryCopy_AndComesAgainToNothing()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2);
        var summary = await bot.SentAsync();
        var asked = await bot.Keeper.CardAsync(await BoardTests.OpenAsync(bot, summary), "取り下げる");

        await bot.Keeper.CardAsync(asked, "はい、取り下げる");
        var again = await bot.Keeper.CardAsync(asked, "はい、取り下げる");

        Assert.Contains("取り下げました", again.Shown, StringComparison.Ordinal);
        await bot.BoardAsync("取り下げ", "済 2／届け先 2");
        Assert.Equal((1, 1), (bot.Overwritten(1).Count, bot.Overwritten(2).Count));
        Assert.True((await bot.FindAsync(summary)).Content.IsEmpty);
    }

    [Fact]
    public async Task Reminder_GoesOnce_IntoTheThreadsOfThoseWhoHaveItAndHaveNotReadIt()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2, 3);
        await bot.SubscribePersonAsync(31);
        await bot.SubscribePersonAsync(32);
        bot.Answer(3, Reach.Refusal(404, "ConversationNotFound"));
        var summary = await bot.SentAsync();
        var lines = await bot.LinesAsync(summary);
        var reads = bot.Bot.Services.GetRequiredService<SummaryReads>();
        // The one in their channel, the other somewhere else.
        await reads.MarkAsync(await bot.FindAsync(summary), lines.Single(line => line.Recipient.Name == "見本チャネル1").Recipient.Number, Reach.Key(32), default);
        var copies = await CopiesAsync(bot, summary);

        var board = await bot.BoardAsync("失敗 1　止めた 0");
        var pressed = await bot.Here.CardAsync(board, "まだの届け先に知らせる");
        var late = await bot.Keeper.ExecuteAsync(DeliveryVerbs.Remind, BoardTests.Data(summary));

        Assert.Contains("短いお知らせを送ります", pressed.Shown, StringComparison.Ordinal);
        Assert.Contains("もうお知らせしています", late.Card.Shown, StringComparison.Ordinal);
        await bot.BoardAsync("まだの届け先に知らせました");
        await bot.UntilAsync(() => Task.FromResult(bot.Answered(2).Count == 1 && bot.Posted("a:31").Count == 2));
        await bot.UntilAsync(async () => await JobsAreDoneAsync(bot));
        Assert.EndsWith($"/activities/{copies[DeliveryBot.ChannelId(2)]}", bot.Answered(2)[0].Line, StringComparison.Ordinal);
        Assert.Contains("お時間のあるときに", DeliveryBot.CardOf(bot.Answered(2)[0]).Shown, StringComparison.Ordinal);
        Assert.Equal((0, 1, 0), (bot.Answered(1).Count, bot.Answered(2).Count, bot.Answered(3).Count));
        Assert.Equal((1, 1, 1), (bot.Posted(1).Count, bot.Posted(2).Count, bot.Posted(3).Count));
        Assert.Equal((2, 1), (bot.Posted("a:31").Count, bot.Posted("a:32").Count));
    }

    /// <summary>The ids of the copies that arrived, by conversation.</summary>
    internal static async Task<Dictionary<string, string>> CopiesAsync(DeliveryBot bot, MeetingSummary summary)
    {
        var first = SummaryKeys.VersionKey(summary.Id, 1);
        var records = await bot.Bot.Services.GetRequiredService<Outbox>()
            .ReadAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(DeliveryBot.Ward), OutboxItem.Expansion.PrefixOf(first), default)
            .ToDictionaryAsync(record => record.RowKey);
        return (await bot.LinesAsync(summary))
            .Select(line => (Id: line.Recipient.Address.Conversation.Id!, Copy: records[OutboxItem.Expansion.RowOf(first, line.Recipient.Number)].ActivityId))
            .Where(one => one.Copy is not null)
            .ToDictionary(one => one.Id, one => one.Copy!);
    }

    /// <summary>Nothing of the ward's summaries is still to be done, but what waits for long.</summary>
    internal static async Task<bool> JobsAreDoneAsync(DeliveryBot bot) => !await bot.Bot.Store()
        .ReadAllAsync(SummaryKeys.Table, new() { PartitionKey = SummaryKeys.PartitionOf(DeliveryBot.Ward) }, default)
        .AnyAsync(row => row.GetString(MessageRow.State) is nameof(MessageState.Planned) or nameof(MessageState.Sending));
}
