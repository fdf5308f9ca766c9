using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.Offices;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Access;

namespace Sendai.Bot.Tests.Offices;

/// <summary>「個別スーパービジョンの順番」, from the making of a year to the messages that reach the offices.</summary>
public sealed class RotaTests : IAsyncLifetime
{
    // In the order of the list. People 50, 51 and 52 belong to the first three; the fourth has nobody.
    private static readonly string[] Names = ["見本1", "見本2", "見本3", "見本4"];

    private readonly MovedTime time = new();
    private OfficeBot? bot;

    private OfficeBot Bot => bot!;

    public async Task InitializeAsync()
    {
        bot = await OfficeBot.StartAsync(time: time);
        await Bot.AddAllAsync(Names);
        for (var number = 0; number < 3; number++)
        {
            await Bot.JoinAsync(50 + number, Names[number]);
        }
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Rota_IsMadeInOrderFromThisMonth_AndWhoHasNobodyIsNamed()
    {
        var card = await Bot.MakeRotaAsync();

        Assert.Equal(["11月　見本1　予定", "12月　見本2　予定", "1月　見本3　予定", "2月　見本4　予定（※）"], OfficeBot.Months(card));
        Assert.Contains("お知らせする人がいない事業所があります：見本4。電話などで伝えてください。", card.Shown, StringComparison.Ordinal);
        // Of the month before which there is no time left they hear at once; of the others in its time.
        await Reach.UntilAsync(() => Bot.Told(50).Count == 1 && Bot.Told(51).Count == 1);
        Assert.Contains("見本1は、2026年11月の予定です。", Bot.Told(50)[0], StringComparison.Ordinal);
        Assert.Contains("事前に、話したいことを匿名でまとめておいてください。", Bot.Told(50)[0], StringComparison.Ordinal);
        Assert.Empty(Bot.Told(52));
        Assert.Equal(["202611 Sent", "202612 Sent", "202701 Planned 2026-12-01T00:00"], await NoticesAsync());
        Assert.Contains("個別スーパービジョン：2027年1月（予定）", (await Bot.Channel.Personal(52).AskAsync("個別スーパービジョンはいつ")).Shown, StringComparison.Ordinal);
        Assert.Contains("事業所を選んでください", (await Bot.Channel.Personal(53).AskAsync("個別スーパービジョンはいつ")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Swap_TellsBothOffices_AndMovesTheirNotices()
    {
        var swapped = await SwapAsync(await Bot.MakeRotaAsync(), "1月　見本3　予定", "3月　（空き）");
        Assert.Equal(["11月　見本1　予定", "12月　見本2　予定", "2月　見本4　予定（※）", "3月　見本3　予定"], OfficeBot.Months(swapped));

        // Two messages for many keep no order between them, and on this clock both would be of one moment.
        await Reach.UntilAsync(() => Bot.Told(52).Count == 1);

        var again = await SwapAsync(swapped, "12月　見本2　予定", "3月　見本3　予定");

        Assert.Contains("入れかえました。両方の事業所の方にお知らせします。", again.Shown, StringComparison.Ordinal);
        Assert.Equal(["11月　見本1　予定", "12月　見本3　予定", "2月　見本4　予定（※）", "3月　見本2　予定"], OfficeBot.Months(again));
        await Reach.UntilAsync(() => Bot.Told(51).Count == 2 && Bot.Told(52).Count == 2);
        Assert.Contains("見本2は、2026年12月から2027年3月に変わりました。", Bot.Told(51)[^1], StringComparison.Ordinal);
        Assert.Contains("見本3は、2027年1月から2027年3月に変わりました。", Bot.Told(52)[0], StringComparison.Ordinal);
        Assert.Contains("見本3は、2027年3月から2026年12月に変わりました。", Bot.Told(52)[1], StringComparison.Ordinal);
        Assert.Equal(["202611 Sent", "202612 Sent", "202701 Stopped", "202703 Planned 2027-02-01T00:00", "202703 Stopped"], await NoticesAsync());

        // Moved back, the notice that was stopped is there again, in its time and once.
        var back = await SwapAsync(again, "12月　見本3　予定", "1月　（空き）");
        Assert.Contains("1月　見本3　予定", OfficeBot.Months(back));
        Assert.Contains("202701 Planned 2026-12-01T00:00", await NoticesAsync());
        await Reach.UntilAsync(() => Bot.Told(52).Count == 3);
        time.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 1, TimeSpan.Zero);
        await Reach.UntilAsync(() => Bot.Told(52).Count == 4);
        Assert.Contains("見本3は、2027年1月の予定です。", Bot.Told(52)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfficeWithNobodyToTell_IsNamedToTheSecretariat()
    {
        var swapped = await SwapAsync(await Bot.MakeRotaAsync(), "1月　見本3　予定", "2月　見本4　予定（※）");

        Assert.Contains("お知らせする人がいない事業所があります：見本4。電話などで伝えてください。", swapped.Shown, StringComparison.Ordinal);
        Assert.Equal(["11月　見本1　予定", "12月　見本2　予定", "1月　見本4　予定（※）", "2月　見本3　予定"], OfficeBot.Months(swapped));
    }

    [Fact]
    public async Task TwoSwapsFromTheSameCard_OneWins_AndTheOtherSeesWhatIsThere()
    {
        var rota = await Bot.MakeRotaAsync();
        var (mine, yours) = (await FormAsync(rota, "月を入れかえる"), await FormAsync(rota, "月を入れかえる"));

        var pressed = await Task.WhenAll(
            PressSwapAsync(Bot.Keeper, mine, "11月　見本1　予定", "1月　見本3　予定"),
            PressSwapAsync(Bot.Channel.Personal(OfficeBot.OtherSecretary), yours, "12月　見本2　予定", "1月　見本3　予定"));

        var (won, lost) = pressed[0].Shown.Contains("入れかえました", StringComparison.Ordinal) ? (pressed[0], pressed[1]) : (pressed[1], pressed[0]);
        Assert.Contains("入れかえました", won.Shown, StringComparison.Ordinal);
        Assert.Contains("順番が変わっていました。何も変えていません。", lost.Shown, StringComparison.Ordinal);
        Assert.Equal(OfficeBot.Months(won), OfficeBot.Months(lost));
        Assert.Equal(OfficeBot.Months(won), OfficeBot.Months(await Bot.RotaAsync()));
        // Three offices were told of the making or the one swap, and none of the swap that never was.
        var isFirst = won == pressed[0];
        await Reach.UntilAsync(() => Bot.Told(52).Count == 1 && Bot.Told(isFirst ? 50 : 51).Count == 2);
        Assert.Single(Bot.Told(isFirst ? 51 : 50));
    }

    [Fact]
    public async Task SamePressTenTimesAtOnce_IsOneSwapAndOneMessage()
    {
        var form = await FormAsync(await Bot.MakeRotaAsync(), "月を入れかえる");

        var pressed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PressSwapAsync(Bot.Keeper, form, "1月　見本3　予定", "3月　（空き）")));

        Assert.All(pressed, card => Assert.Contains("入れかえました", card.Shown, StringComparison.Ordinal));
        Assert.All(pressed, card => Assert.Contains("3月　見本3　予定", OfficeBot.Months(card)));
        await Reach.UntilAsync(() => Bot.Told(52).Count == 1);
        Assert.Single(await ChangesAsync());
        // Again after it has moved on: the same answer, and nothing done.
        await SwapAsync(await Bot.RotaAsync(), "3月　見本3　予定", "1月　（空き）");
        Assert.Contains("1月　見本3　予定", OfficeBot.Months(await PressSwapAsync(Bot.Keeper, form, "1月　見本3　予定", "3月　（空き）")));
        Assert.Equal(2, (await ChangesAsync()).Count);
    }

    [Fact]
    public async Task SamePressTenTimesAtOnce_MakesOneRota()
    {
        var asked = await Bot.RotaAsync();

        var pressed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OfficeBot.PressAsync(Bot.Keeper, asked, "順番を作る")));

        Assert.All(pressed, one => Assert.Contains("順番を作りました", one.Card.Shown, StringComparison.Ordinal));
        await Reach.UntilAsync(() => Bot.Told(50).Count == 1 && Bot.Told(51).Count == 1);
        Assert.Equal(3, (await NoticesAsync()).Count);
        Assert.Contains("順番が変わっていました", (await OfficeBot.PressAsync(Bot.Channel.Personal(OfficeBot.OtherSecretary), asked, "順番を作る")).Card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfficePutIntoAMonth_TakesThePlaceOfAnother_AndBothAreTold()
    {
        await Bot.MakeRotaAsync();
        await Bot.AddAllAsync("見本5");
        await Bot.JoinAsync(55, "見本5");
        var form = await FormAsync(await Bot.RotaAsync(), "別の事業所を入れる");

        var card = (await OfficeBot.PressAsync(
            Bot.Keeper, form, "入れる", ("month", form.Choices("month")["1月　見本3　予定"]), ("office", form.Choices("office")["見本5"]))).Card;

        Assert.Contains("1月　見本5　予定", OfficeBot.Months(card));
        Assert.Contains("来年度へ：見本3", card.Shown, StringComparison.Ordinal);
        await Reach.UntilAsync(() => Bot.Told(52).Count == 1 && Bot.Told(55).Count == 1);
        Assert.Contains("見本5は、2027年1月の予定です。", Bot.Told(55)[0], StringComparison.Ordinal);
        Assert.Contains("2027年1月に予定していた見本3の回は、取りやめになりました。", Bot.Told(52)[0], StringComparison.Ordinal);
        Assert.Contains("来年度（2027年度）に回る予定です", (await Bot.Channel.Personal(52).AskAsync("個別スーパービジョンはいつ")).Shown, StringComparison.Ordinal);
        Assert.Equal(["202611 Sent", "202612 Sent", "202701 Planned 2026-12-01T00:00", "202701 Stopped"], await NoticesAsync());
        // It has a month, so it is not put into another.
        form = await FormAsync(card, "別の事業所を入れる");
        var refused = (await OfficeBot.PressAsync(
            Bot.Keeper, form, "入れる", ("month", form.Choices("month")["3月　（空き）"]), ("office", form.Choices("office")["見本5"]))).Card;
        Assert.Contains("この事業所は、1月に入っています。何も変えていません。", refused.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CalledOff_IsToldAndWaits_AndDoneIsRemembered()
    {
        var card = await MarkAsync(await Bot.MakeRotaAsync(), "1月　見本3　予定", "中止");
        Assert.Contains("1月　見本3　中止", OfficeBot.Months(card));
        await Reach.UntilAsync(() => Bot.Told(52).Count == 1);
        Assert.Contains("取りやめになりました", Bot.Told(52)[0], StringComparison.Ordinal);
        card = await MarkAsync(card, "1月　見本3　中止", "予定にもどす");
        await Reach.UntilAsync(() => Bot.Told(52).Count == 2);
        Assert.Contains("202701 Planned 2026-12-01T00:00", await NoticesAsync());

        card = await MarkAsync(card, "11月　見本1　予定", "済み");
        Assert.Contains("11月　見本1　済み", OfficeBot.Months(card));
        Assert.Single(Bot.Told(50));
        var waiting = (await OfficeBot.PressAsync(Bot.Keeper, card, "まだの事業所")).Card;
        Assert.Contains("今年度まだの事業所は3件です。", waiting.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("見本1", waiting.Shown, StringComparison.Ordinal);
        Assert.Contains("見本2　12月の予定", waiting.Shown, StringComparison.Ordinal);
        // What is done is not swapped, whatever a card says.
        var form = await FormAsync(card, "月を入れかえる");
        Assert.DoesNotContain("11月　見本1　済み", form.Choices("month").Keys);
        var refused = (await OfficeBot.PressAsync(Bot.Keeper, form, "入れかえる", ("month", "2026-11"), ("other", "2026-12"))).Card;
        Assert.Contains("11月は「済み」なので、変えていません", refused.Shown, StringComparison.Ordinal);

        // The next year begins with those who have waited longest.
        var next = (await OfficeBot.PressAsync(Bot.Keeper, card, "2027年度を見る")).Card;
        next = (await OfficeBot.PressAsync(Bot.Keeper, next, "順番を作る")).Card;
        Assert.Equal(["4月　見本1　予定", "5月　見本2　予定", "6月　見本3　予定", "7月　見本4　予定（※）"], OfficeBot.Months(next));
        waiting = (await OfficeBot.PressAsync(Bot.Keeper, next, "まだの事業所")).Card;
        Assert.Contains("見本1　4月の予定（前は2026年11月）", waiting.Shown, StringComparison.Ordinal);
        Assert.Contains("見本2　5月の予定（2026年度からは一度もありません）", waiting.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoJoinsLater_IsToldInTime_AndWhoLeftIsNot()
    {
        await Bot.MakeRotaAsync();
        await Bot.JoinAsync(54, "見本3");
        await Bot.JoinAsync(52, "見本1");
        await Bot.JoinAsync(56, "見本4");
        Assert.Equal(["202611 Sent", "202612 Sent", "202701 Planned 2026-12-01T00:00", "202702 Planned 2027-01-04T00:00"], await NoticesAsync());
        var rota = await Bot.RotaAsync();
        Assert.DoesNotContain("※", rota.Shown, StringComparison.Ordinal);

        // A card that came before they joined is still good.
        time.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 1, TimeSpan.Zero);
        await Reach.UntilAsync(() => Bot.Told(54).Count == 1);
        Assert.Contains("見本3は、2027年1月の予定です。", Bot.Told(54)[0], StringComparison.Ordinal);
        Assert.Empty(Bot.Told(52));
        Assert.Empty(Bot.Told(56));
    }

    [Fact]
    public async Task ForgedOrBrokenData_ChangesNothing()
    {
        var before = OfficeBot.Months(await Bot.MakeRotaAsync());
        foreach (var (month, other, year) in new[] { ("2026-11", "x", 2026), ("", "", 2026), ("2026-11", "2027-11", 2026), ("2026-11", "2026-12", 1999), ("2026-11", "2026-12", 2026) })
        {
            await Bot.Keeper.ExecuteAsync("offices.swap", new JsonObject { ["ward"] = "青葉", ["year"] = year, ["month"] = month, ["other"] = other, ["nonce"] = $"{month}{other}{year}", ["basis"] = "old" });
        }

        var stranger = await Bot.Channel.Personal(50).ExecuteAsync("offices.swap", new JsonObject { ["ward"] = "青葉", ["year"] = 2026, ["month"] = "2026-11", ["other"] = "2026-12", ["nonce"] = "n" });
        Assert.Equal("application/vnd.microsoft.error", stranger.Type);
        Assert.Equal(before, OfficeBot.Months(await Bot.RotaAsync()));
        Assert.Contains(await Bot.Bot.AuditAsync(), line => line is { What: Operation.ManageOffices, On: "青葉", Outcome: AuditOutcome.Done });
    }

    private Task<CardView> FormAsync(CardView rota, string title) => OfficeBot.FormAsync(Bot.Keeper, rota, title);

    private async Task<CardView> SwapAsync(CardView rota, string one, string other) =>
        await PressSwapAsync(Bot.Keeper, await FormAsync(rota, "月を入れかえる"), one, other);

    private static async Task<CardView> PressSwapAsync(Chat chat, CardView form, string one, string other)
    {
        return (await OfficeBot.PressAsync(chat, form, "入れかえる", ("month", form.Choices("month")[one]), ("other", form.Choices("other")[other]))).Card;
    }

    private async Task<CardView> MarkAsync(CardView rota, string month, string state)
    {
        var form = await FormAsync(rota, "済み・中止にする");
        return (await OfficeBot.PressAsync(Bot.Keeper, form, "決める", ("month", form.Choices("month")[month]), ("state", form.Choices("state")[state]))).Card;
    }

    /// <summary>The notices of the months, as far as they are; of those that are still to come, when.</summary>
    private async Task<IReadOnlyList<string>> NoticesAsync()
    {
        var all = await MessagesAsync("notice-");
        return [.. all
            .Where(record => !record.RowKey.Contains("-to-", StringComparison.Ordinal))
            .Select(record => $"{record.RowKey.Split('-')[1]} {record.State}{(record.State == MessageState.Planned ? $" {record.DueAt.UtcDateTime:yyyy-MM-ddTHH:mm}" : "")}")
            .Order(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<MessageRecord>> ChangesAsync() =>
        [.. (await MessagesAsync("change-")).Where(record => !record.RowKey.Contains("-to-", StringComparison.Ordinal))];

    private ValueTask<List<MessageRecord>> MessagesAsync(string prefix) => Bot.Bot.Services.GetRequiredService<Outbox>()
        .ReadAsync(OfficeRows.Table, OfficeRows.Partition(OfficeBot.Ward), prefix, default)
        .ToListAsync();
}
