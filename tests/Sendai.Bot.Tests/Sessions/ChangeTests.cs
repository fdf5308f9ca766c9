using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;

namespace Sendai.Bot.Tests.Sessions;

/// <summary>What 事務局 changes, and who hears of it.</summary>
public class ChangeTests
{
    private static readonly LocalDateTime Later = new(2026, 12, 9, 10, 0);

    [Fact]
    public async Task Change_TellsEverybodyOnceFromWhatToWhat()
    {
        await using var desk = await OfficeBot.StartAsync();
        var session = await desk.Bot.MakeAsync(capacity: 2);
        foreach (var number in new[] { 31, 32, 33 })
        {
            await desk.PutAsync(session, number);
        }

        await desk.PutAsync(session, 34, hasTeams: false);
        var form = await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "日時・場所・枠を変える");
        Assert.Contains("予約している2人とキャンセル待ちの2人に", form.Shown, StringComparison.Ordinal);
        var changed = await desk.Keeper.CardAsync(form, "この内容に変える", ("date", "2026-12-02"), ("time", "13時半"), ("place", "別の*会館*"));

        Assert.Contains("日時：11月25日(水) 10:00〜10:20 → 12月2日(水) 13:30〜13:50", changed.Shown, StringComparison.Ordinal);
        Assert.Contains("場所：見本会館 → 別の*会館*", changed.Shown, StringComparison.Ordinal);
        Assert.Contains("3人に、個人チャットでお知らせします", changed.Shown, StringComparison.Ordinal);
        Assert.Contains("Teamsを使っていない1人には届きません", changed.Shown, StringComparison.Ordinal);
        Assert.Contains("日時：11月25日(水) 10:10〜10:20 → 12月2日(水) 13:40〜13:50", (await desk.Bot.ToldAsync(32)).Shown, StringComparison.Ordinal);
        var waiting = await desk.Bot.ToldAsync(33);
        Assert.Contains("会の日時と場所が変わりました", waiting.Shown, StringComparison.Ordinal);
        Assert.Contains("場所：見本会館 → 別の*会館*", waiting.Shown, StringComparison.Ordinal);
        Assert.Contains(waiting.Buttons, button => button.Title == "キャンセル待ちをやめる");

        // The same press, and the same work, once more.
        Assert.Contains("もう済んでいます", (await desk.Keeper.CardAsync(form, "この内容に変える", ("date", "2026-12-02"), ("time", "13時半"), ("place", "別の*会館*"))).Shown, StringComparison.Ordinal);
        await desk.TellAgainAsync(session);
        await desk.Keeper.AskAsync("開催の一覧");
        await desk.Bot.ToldAsync(31);
        await desk.Bot.ToldAsync(33);
        var after = (await desk.Bot.ReadAsync(session)).Session;
        Assert.Equal(new LocalDateTime(2026, 12, 1, 17, 0), CityClock.At(after.ClosesAt));
    }

    [Fact]
    public async Task TwoChangesInARow_AreToldAsOneFromWhatEachKnew()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var desk = await OfficeBot.StartAsync(services: services =>
        {
            services.RemoveAll<JobHandler>();
            services.AddSingleton(provider => new JobHandler(ReviewJobs.Tell, async (row, stop) =>
            {
                await gate.Task;
                return await provider.GetRequiredService<TellJob>().RunAsync(row, stop);
            }));
        });
        var session = await desk.Bot.MakeAsync();
        await desk.PutAsync(session, 31);
        async Task ChangeAsync(string place) => await desk.Keeper.CardAsync(
            await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "日時・場所・枠を変える"), "この内容に変える", ("place", place));

        await ChangeAsync("別の会館");
        await desk.PutAsync(session, 32);
        await ChangeAsync("三つめの会館");
        gate.SetResult();

        Assert.Contains("場所：見本会館 → 三つめの会館", (await desk.Bot.ToldAsync(31)).Shown, StringComparison.Ordinal);
        Assert.Contains("場所：別の会館 → 三つめの会館", (await desk.Bot.ToldAsync(32)).Shown, StringComparison.Ordinal);
        await desk.PutAsync(session, 33);
        await ChangeAsync("四つめの会館");
        Assert.Contains("場所：三つめの会館 → 四つめの会館", (await desk.Bot.ToldAsync(31, 2)).Shown, StringComparison.Ordinal);
        await desk.TellAgainAsync(session);
        await desk.Keeper.AskAsync("開催の一覧");
        await desk.Bot.ToldAsync(33);
        await desk.Bot.ToldAsync(31, 2);
    }

    [Fact]
    public async Task Cancel_AsksOnceTellsAllAndOffersTheNext()
    {
        await using var desk = await OfficeBot.StartAsync();
        var session = await desk.Bot.MakeAsync();
        await desk.PutAsync(session, 31);
        await desk.PutAsync(session, 32);
        var other = desk.Channel.Personal(OfficeBot.OtherSecretary);
        var (mine, theirs) = (
            await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "中止にする"), await other.CardAsync(await other.OpenAsync(), "中止にする"));
        var next = await desk.Bot.MakeAsync(Later);
        await desk.Bot.MakeAsync(Later.PlusDays(1), kind: "exchange");
        Assert.Contains("予約している2人に、中止と次の会をお知らせします", mine.Shown, StringComparison.Ordinal);
        Assert.False((await desk.Bot.ReadAsync(session)).Session.IsCancelled);

        var done = await Task.WhenAll(desk.Keeper.CardAsync(mine, "中止にする"), other.CardAsync(theirs, "中止にする"));

        Assert.Single(done, card => card.Shown.Contains("会を中止にしました", StringComparison.Ordinal));
        Assert.Single(done, card => card.Shown.Contains("この会は中止になりました。何も変えていません", StringComparison.Ordinal));
        var told = await desk.Bot.ToldAsync(31);
        Assert.Contains("会が中止になりました", told.Shown, StringComparison.Ordinal);
        Assert.Contains("11月25日(水) 10:00〜10:10", told.Shown, StringComparison.Ordinal);
        Assert.Contains("12月9日(水) 10:00〜10:30　空き 3／3", told.Shown, StringComparison.Ordinal);
        Assert.Equal(next.Id, told.Button("この会を予約する").Data.GetProperty("session").GetString());
        await desk.TellAgainAsync(session);
        await desk.Keeper.AskAsync("開催の一覧");
        await desk.Bot.ToldAsync(31);
        await desk.Bot.ToldAsync(32);
    }

    [Fact]
    public async Task TwoWhoChangeAtOnce_DoNotOverwriteEachOtherUnseen()
    {
        await using var desk = await OfficeBot.StartAsync();
        var session = await desk.Bot.MakeAsync();
        var other = desk.Channel.Personal(OfficeBot.OtherSecretary);
        var (mine, theirs) = (
            await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "日時・場所・枠を変える"), await other.CardAsync(await other.OpenAsync(), "日時・場所・枠を変える"));
        await desk.Keeper.CardAsync(mine, "この内容に変える", ("place", "別の会館"));

        var late = await other.CardAsync(theirs, "この内容に変える", ("capacity", "5"));

        Assert.Contains("ほかの方が先に変えていました。何も上書きしていません。いまは 11月25日(水) 10:00〜10:30、別の会館、3枠 です", late.Shown, StringComparison.Ordinal);
        Assert.Equal(("5", "見本会館"), (late.Values["capacity"], late.Values["place"]));
        Assert.Equal(("別の会館", 3), ((await desk.Bot.ReadAsync(session)).Session.Place, (await desk.Bot.ReadAsync(session)).Session.Capacity));
        await other.CardAsync(late, "この内容に変える");
        Assert.Equal(("見本会館", 5), ((await desk.Bot.ReadAsync(session)).Session.Place, (await desk.Bot.ReadAsync(session)).Session.Capacity));
    }

    [Fact]
    public async Task Places_GrowForThoseWhoWaitAndNeverShrinkBelowThoseBooked()
    {
        await using var desk = await OfficeBot.StartAsync();
        var session = await desk.Bot.MakeAsync(capacity: 2);
        foreach (var number in new[] { 31, 32, 33 })
        {
            await desk.PutAsync(session, number);
        }

        async Task<string> CapacityAsync(string places) => (await desk.Keeper.CardAsync(
            await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "日時・場所・枠を変える"), "この内容に変える", ("capacity", places))).Shown;

        Assert.Contains("もう予約があるので、2より少なくはできません", await CapacityAsync("1"), StringComparison.Ordinal);
        var grown = await CapacityAsync("3");
        Assert.Contains("2枠 → 3枠", grown, StringComparison.Ordinal);
        Assert.Contains("キャンセル待ちの1人が、予約になりました", grown, StringComparison.Ordinal);
        Assert.Contains("枠が空いたので、予約しました", (await desk.Bot.ToldAsync(33)).Shown, StringComparison.Ordinal);
        Assert.Contains("変わったところはありません", await CapacityAsync("3"), StringComparison.Ordinal);
        Assert.Empty(desk.Bot.Posted("a:31"));
    }

    [Fact]
    public async Task Closed_IsSaidToWhoeverWantsToBookAndCanBeReopened()
    {
        await using var desk = await OfficeBot.StartAsync();
        var session = await desk.Bot.MakeAsync();
        var card = await desk.Keeper.OpenAsync();

        var closed = await desk.Keeper.CardAsync(card, "受付を閉じる");

        Assert.Contains("受付を閉じました", closed.Shown, StringComparison.Ordinal);
        Assert.Contains("受付を閉じています", closed.Shown, StringComparison.Ordinal);
        Assert.True((await desk.Bot.ReadAsync(session)).Session.IsClosed);
        Assert.Contains("代わりに予約する", closed.Buttons.Select(button => button.Title));
        Assert.Contains("受付を再開しました", (await desk.Keeper.CardAsync(closed, "受付を再開する")).Shown, StringComparison.Ordinal);
        // The first press once more does not close it again.
        Assert.Contains("もう済んでいます", (await desk.Keeper.CardAsync(card, "受付を閉じる")).Shown, StringComparison.Ordinal);
        Assert.False((await desk.Bot.ReadAsync(session)).Session.IsClosed);
    }
}
