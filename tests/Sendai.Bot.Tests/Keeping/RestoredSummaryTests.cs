using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Keeping;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.Sessions;
using Sendai.Bot.Tests.SummaryDelivery;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Tests.Support;
using static Sendai.Bot.Tests.Keeping.KeepingRig;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>What 事務局 sees of a summary, and readers get of it, when the store was restored while it was on its way.</summary>
public sealed class RestoredSummaryTests : IAsyncLifetime
{
    private const string Stopped = "まとめを送るのを止めました";

    private static readonly Instant Five = CityClock.Of(new LocalDateTime(2026, 11, 18, 17, 0));

    private readonly string database = BotFactory.NewDatabase();

    // Its connector goes on listening when its delivery has ended; its clock is that of the bot on the restored store too.
    private DeliveryBot old = null!;
    private BotFactory? restored;

    public async Task InitializeAsync() => old = await DeliveryBot.StartAsync(database);

    public async Task DisposeAsync()
    {
        if (restored is not null)
        {
            Assert.DoesNotContain(restored.Log.All, line => line.Contains(DeliveryBot.Marker, StringComparison.Ordinal));
            await restored.DisposeAsync();
        }

        await old.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PlanWhoseTimeIsOver_IsADraftThatSaysSo_TheirChannelIsTold_AndItGoesOutOnceWhenTheySendIt(bool onAzurite)
    {
        await old.SubscribeAsync(1, 2);
        var summary = await PlanAsync();
        var backup = await BackUpAsync(database, old.Time);

        var keeper = await RestoreAsync(backup, TimeSpan.FromHours(30), onAzurite, stopped: 1);

        await old.UntilAsync(() => Task.FromResult(Told().Count == 1));
        Assert.Contains("11月18日(水) 17:00に送る予定でしたが", Told()[0].Shown, StringComparison.Ordinal);
        Assert.Contains("もう届いているかもしれない", Told()[0].Shown, StringComparison.Ordinal);
        await old.UntilAsync(async () => (await FindAsync(summary)).State is SummaryState.Draft);
        Assert.Contains("下書き（11月18日(水) 17:00に送る予定でしたが、止めました）", (await keeper.AskAsync("まとめの一覧")).Shown, StringComparison.Ordinal);
        var opened = await keeper.CardAsync(Told()[0], "まとめを開く");
        Assert.Contains("もう届いているかもしれません", opened.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("まだ送っていません", opened.Shown, StringComparison.Ordinal);
        Assert.Empty(old.Posted(1));

        await keeper.CardAsync(opened, "今すぐ送る", ("count", "2"));

        await old.BoardAsync("済 2／届け先 2");
        Assert.Equal((1, 1, 1), (old.Posted(1).Count, old.Posted(2).Count, Told().Count));
        Assert.DoesNotContain("止めました", (await keeper.AskAsync("まとめの一覧")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanWhoseTimeIsToCome_StaysOne_AndGoesOutOnce()
    {
        await old.SubscribeAsync(1);
        var summary = await PlanAsync();
        var backup = await BackUpAsync(database, old.Time);

        var keeper = await RestoreAsync(backup, TimeSpan.FromHours(1), onAzurite: false, stopped: 0);

        Assert.Contains("11月18日(水) 17:00（日本時間）に送る予定", (await keeper.AskAsync("まとめの一覧")).Shown, StringComparison.Ordinal);
        Assert.Empty(old.Posted(1));
        old.Time.Now = Five.ToDateTimeOffset().AddSeconds(1);
        await old.BoardAsync("済 1／届け先 1");
        Assert.NotNull((await FindAsync(summary)).Sent);
        Assert.Single(old.Posted(1));
        Assert.Empty(Told());
    }

    [Fact]
    public async Task DeliveryUnderWay_IsStopped_TheCardSaysSo_AndItsButtonReachesTheRestAlone()
    {
        await old.SubscribeAsync(1, 2, 3);
        old.Answer(2, ConnectorServer.Status(429, "600"));
        await old.SendAsync();
        await old.BoardAsync("済 2／届け先 3", "予定 1");
        var backup = await BackUpAsync(database, old.Time);

        await RestoreAsync(backup, TimeSpan.FromHours(30), onAzurite: false, stopped: 1);

        var tries = old.Posted(2).Count;
        old.Answer(2, null);
        var board = await old.BoardAsync("済 2／届け先 3", "予定 0　送信中 0　失敗 0　止めた 1", "止めた 1：データを控えから戻したときに止めました");
        Assert.DoesNotContain("いま送っています", board.Shown, StringComparison.Ordinal);
        Assert.Equal(tries, old.Posted(2).Count);
        Assert.Contains("止めたところへ送ります", (await Here.CardAsync(board, "止めたところへ送る")).Shown, StringComparison.Ordinal);
        await old.BoardAsync("済 3／届け先 3", "止めた 0", "二重に届いたかもしれない届け先 1");
        // The card of before, pressed again.
        await Here.CardAsync(board, "止めたところへ送る");
        Assert.Equal((1, tries + 1, 1), (old.Posted(1).Count, old.Posted(2).Count, old.Posted(3).Count));
    }

    [Fact]
    public async Task DeliveryOfWhichNothingWasMade_IsStoppedWhole_AndGoesOnWhenTheySaySo()
    {
        await old.SubscribeAsync(1, 2);
        await EndDeliveryAsync();
        var draft = await old.DraftAsync();
        await old.ChangeAsync(draft, (current, now) => current.Schedule(now, Nonce.New(), now));
        var work = new TableQuery { PartitionKey = SummaryKeys.PartitionOf(DeliveryBot.Ward), RowKeyPrefix = SummaryKeys.JobKey(draft.Id, "send-") };
        var row = await old.Bot.Store().ReadAllAsync(SummaryKeys.Table, work, default).SingleAsync();
        Assert.IsType<JobResult.Done>(await old.Bot.Services.GetRequiredService<SendJob>().RunAsync(row, default));
        var backup = await BackUpAsync(database, old.Time);

        // The work that has begun it was never noted as done: it finds nothing more to begin.
        await RestoreAsync(backup, TimeSpan.FromHours(30), onAzurite: false, stopped: 2);

        var board = await old.BoardAsync("済 0／届け先 2", "予定 0　送信中 0　失敗 0　止めた 2");
        Assert.Empty(old.Posted(1));
        await Here.CardAsync(board, "止めたところへ送る");
        await old.BoardAsync("済 2／届け先 2", "止めた 0", "二重に届いたかもしれない届け先 2");
        Assert.Equal((1, 1, 0), (old.Posted(1).Count, old.Posted(2).Count, Told().Count));
    }

    [Fact]
    public async Task CardThatWasJustBeingPosted_IsPostedAfterTheRestore()
    {
        await old.SubscribeAsync(1);
        var channel = $"/v3/conversations/{old.Channel.Id}/activities";
        old.Bot.Connector.Paths[channel] = ConnectorServer.Status(429, "600");
        await old.SentAsync();
        await old.UntilAsync(() => Task.FromResult(old.Boards().Count > 0));
        var backup = await BackUpAsync(database, old.Time);
        old.Bot.Connector.Paths.TryRemove(channel, out _);
        var tries = old.Boards().Count;

        await RestoreAsync(backup, TimeSpan.FromHours(30), onAzurite: false, stopped: 1);

        await old.UntilAsync(() => Task.FromResult(old.Boards().Count > tries));
        Assert.Contains("済 1／届け先 1", old.Boards()[^1].Shown, StringComparison.Ordinal);
        Assert.Single(old.Posted(1));
    }

    [Fact]
    public async Task CardThatWasJustBeingWrittenAgain_IsWrittenAfterTheRestore()
    {
        await old.SubscribeAsync(1);
        var summary = await old.SentAsync();
        await old.BoardAsync("済 1／届け先 1");
        var isBusy = true;
        old.Bot.Connector.Faults = async context =>
        {
            var waits = isBusy && context.Request.Method == "PUT" && context.Request.Path.Value!.Contains(old.Channel.Id, StringComparison.Ordinal);
            await (waits ? ConnectorServer.Status(429, "600")(context) : Task.CompletedTask);
            return waits;
        };
        await old.ChangeAsync(summary, (current, now) => current.Remind(now));
        await old.BoardAsync("まだの届け先に知らせました");
        var backup = await BackUpAsync(database, old.Time);
        isBusy = false;
        var tries = old.Boards().Count;

        await RestoreAsync(backup, TimeSpan.FromHours(30), onAzurite: false);

        await old.UntilAsync(() => Task.FromResult(old.Boards().Count > tries));
        Assert.Contains("まだの届け先に知らせました", old.Boards()[^1].Shown, StringComparison.Ordinal);
    }

    private Chat Here => new TestChannel(restored!).Chat(OfficeBot.Secretary);

    private async Task<MeetingSummary> PlanAsync()
    {
        var draft = await old.DraftAsync();
        await old.ChangeAsync(draft, (current, now) => current.Schedule(Five, Nonce.New(), now));
        return draft;
    }

    /// <summary>The old bot is gone, and so much later there is another on what was restored: the own chat of one of 事務局 with it.</summary>
    private async Task<Chat> RestoreAsync(byte[] backup, TimeSpan later, bool onAzurite, int? stopped = null)
    {
        await EndDeliveryAsync();
        old.Time.Now += later;
        var store = await Databases.NewAsync(onAzurite);
        var done = Assert.IsType<RestoreOutcome.Done>(await KeepingRig.RestoreAsync(store, backup, old.Time));
        Assert.Equal(stopped ?? done.Stopped, done.Stopped);
        restored = await AccessBot.StartAsync(store, old.Time);
        return new TestChannel(restored).Personal(OfficeBot.Secretary);
    }

    private Task EndDeliveryAsync() => old.Bot.Services.GetRequiredService<DeliveryService>().StopAsync(default);

    private async Task<MeetingSummary> FindAsync(MeetingSummary summary) =>
        (await restored!.Services.GetRequiredService<SummaryStore>().FindAsync(DeliveryBot.Ward, summary.Id, default))!.Summary;

    private IReadOnlyList<CardView> Told() => old.CardsIn(old.Channel.Id, Stopped);
}
