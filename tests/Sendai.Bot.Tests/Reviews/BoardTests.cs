using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Reviews;

/// <summary>The card in a channel that shows what is free, and follows.</summary>
public class BoardTests
{
    private const string Thread = "19:team@thread.tacv2;messageid=1";

    [Fact]
    public async Task Board_FollowsWhatIsFree_OnceInTenSeconds_AndNamesNobody()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        await bot.MakeAsync();
        var board = Assert.Single(await Reach.Channel(bot, 9, "見本 次郎").SayAsync("予約したい 青葉"));
        Assert.Contains("空き 3／3", board.Shown, StringComparison.Ordinal);
        time.Now = time.Now.AddSeconds(30);

        await Reach.Personal(bot, 1).BookAsync(typed: ("issue", "i001"));
        await Reach.Personal(bot, 2).BookAsync();
        time.Now = time.Now.AddSeconds(9);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Empty(bot.Overwritten(Thread));
        time.Now = time.Now.AddSeconds(2);
        await Reach.UntilAsync(() => bot.Overwritten(Thread).Count > 0);

        Assert.Contains("空き 1／3", Assert.Single(bot.Overwritten(Thread)), StringComparison.Ordinal);
        // Soon after: this waits its ten seconds as well.
        await Reach.Personal(bot, 3).BookAsync();
        time.Now = time.Now.AddSeconds(12);
        await Reach.UntilAsync(() => bot.Overwritten(Thread).Count > 1);
        Assert.Contains("満員", bot.Overwritten(Thread)[1], StringComparison.Ordinal);
        Assert.All(bot.InChannel(), body =>
        {
            Assert.DoesNotContain("花子", body, StringComparison.Ordinal);
            Assert.DoesNotContain("8050問題", body, StringComparison.Ordinal);
            Assert.DoesNotContain("話すこと", body, StringComparison.Ordinal);
            // Not even who asked for it: the other answers stand there for whoever asked.
            Assert.False(body.Contains("会の予定", StringComparison.Ordinal) && body.Contains("次郎", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task SameActivityAgainAfterARestart_IsOneBoard()
    {
        var database = BotFactory.NewDatabase();
        var id = $"once-{Guid.NewGuid():n}";
        for (var times = 0; times < 2; times++)
        {
            await using var bot = await BotFactory.StartAsync(database);
            await Reach.Channel(bot, 9).AskAsync("ヘルプ");
            Assert.Equal(202, await bot.StatusAsync(Reach.Channel(bot, 9).Message("予約したい 青葉", id)));

            Assert.Single(await MessagesAsync(bot));
        }
    }

    [Fact]
    public async Task NewBoard_TakesOver()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        await bot.MakeAsync();
        Assert.Single(await Reach.Channel(bot, 9).SayAsync("予約したい 青葉"));
        await Reach.Channel(bot, 8, thread: "2").SayAsync("予約したい 青葉");
        await Reach.Personal(bot, 1).BookAsync();
        time.Now = time.Now.AddSeconds(11);
        await Reach.UntilAsync(() => bot.Overwritten("19:team@thread.tacv2;messageid=2").Count > 0);

        Assert.Empty(bot.Overwritten(Thread));
    }

    [Fact]
    public async Task DeadChannel_IsLeftAlone_AndTheOthersFollow()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        await bot.MakeAsync();
        var other = new Chat(bot, "29:9", "19:other@thread.tacv2", "groupChat", TestChannel.ObjectId(9));
        await Reach.Channel(bot, 9).SayAsync("予約したい 青葉");
        await other.SayAsync("予約したい 青葉");
        await bot.Services.GetDead().MarkAsync(Thread, "BotNotInConversationRoster", default);

        await Reach.Personal(bot, 1).BookAsync();
        time.Now = time.Now.AddSeconds(11);
        await Reach.UntilAsync(() => bot.Overwritten("19:other@thread.tacv2").Count > 0);

        Assert.Empty(bot.Overwritten(Thread));
        // Nothing waits to be sent there either.
        Assert.Equal(3, (await MessagesAsync(bot)).Count);
    }

    [Fact]
    public async Task ChannelOfASecretariat_ShowsItsOwnWard_OthersThatOfWhoeverAsks()
    {
        await using var bot = await AccessBot.StartAsync();
        await bot.MakeAsync(ward: "泉");
        await bot.MakeAsync(Sessions.Wednesday.PlusDays(1), ward: "太白");
        var office = new TestChannel(bot, members: [TestChannel.Member(11)]);
        await office.RegisterAsync("泉区");
        await office.Personal(11).SayAsync("太白区");

        Assert.Contains("泉区の会の予定", Assert.Single(await office.Chat(11).SayAsync("予約したい")).Shown, StringComparison.Ordinal);
        Assert.Contains("太白区の会の予定", Assert.Single(await office.Chat(11).SayAsync("予約したい 太白")).Shown, StringComparison.Ordinal);
        var elsewhere = new Chat(bot, "29:11", "19:elsewhere@thread.tacv2", "channel", TestChannel.ObjectId(11));
        Assert.Contains("太白区の会の予定", Assert.Single(await elsewhere.SayAsync("予約したい")).Shown, StringComparison.Ordinal);
        Assert.Contains("区の名前を付けて", await Reach.Channel(bot, 50).TextAsync("予約したい"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BoardThatNobodyNeeds_IsForgotten()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        var session = await bot.MakeAsync();
        await Reach.Channel(bot, 9).SayAsync("予約したい 青葉");
        Assert.Single(await BoardsAsync(bot));

        // A session far ahead that is taken back: the first change after the others are long over.
        time.Now = session.Ends.ToDateTimeOffset().AddDays(31);
        var late = await bot.MakeAsync(Sessions.Wednesday.PlusDays(60));
        await bot.ChangeAsync(late, one => one with { IsCancelled = true });
        time.Now = late.Ends.ToDateTimeOffset().AddDays(31);
        var last = await bot.MakeAsync(CityClock.At(time.Now).PlusHours(1));
        time.Now = last.Ends.ToDateTimeOffset().AddDays(31);

        await Reach.UntilAsync(async () => (await BoardsAsync(bot)).Count == 0);
    }

    private static async Task<IReadOnlyList<TableRow>> MessagesAsync(BotFactory bot) =>
        await bot.Store().ReadAllAsync("Reviews", new TableQuery { RowKeyPrefix = "m-board-" }, default).ToListAsync();

    private static async Task<IReadOnlyList<TableRow>> BoardsAsync(BotFactory bot) =>
        await bot.Store().ReadAllAsync("Reviews", new TableQuery { RowKeyPrefix = "b-" }, default).ToListAsync();
}
