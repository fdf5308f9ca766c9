using System.Text.Json.Nodes;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Access;

namespace Sendai.Bot.Tests.Offices;

/// <summary>「事業所の一覧」.</summary>
public class ListTests : IAsyncLifetime
{
    private OfficeBot? bot;

    private OfficeBot Bot => bot!;

    public async Task InitializeAsync() => bot = await OfficeBot.StartAsync();

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Office_IsAddedChangedClosedAndOpenedAgain()
    {
        Assert.Contains("まだ1件もありません", (await Bot.Keeper.AskAsync("事業所の一覧 青葉区")).Shown, StringComparison.Ordinal);

        var list = await Bot.AddAsync("見本相談所", "2025-04-01");
        Assert.Contains("見本相談所　【新】　2025年4月1日(火)から", list.Shown, StringComparison.Ordinal);
        await Bot.AddAsync("みほん支援室", "2024-11-18");
        list = await Bot.Keeper.AskAsync("事業所の一覧");
        Assert.Contains("みほん支援室　2024年11月18日(月)から", list.Shown, StringComparison.Ordinal);
        Assert.Contains("2件です。【新】は、開いてから2年以内の事業所（1件）です。", list.Shown, StringComparison.Ordinal);

        var fields = await FieldsAsync("見本相談所");
        Assert.Equal(("見本相談所", "2025-04-01"), (fields.Values["name"], fields.Values["openedOn"]));
        list = (await OfficeBot.PressAsync(Bot.Keeper, fields, "保存する", ("name", "見本相談室"))).Card;
        Assert.Contains("見本相談室", list.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("見本相談所", list.Shown, StringComparison.Ordinal);

        list = (await OfficeBot.PressAsync(Bot.Keeper, await FieldsAsync("見本相談室"), "閉じる")).Card;
        Assert.Contains("見本相談室（閉じています）", list.Shown, StringComparison.Ordinal);
        Assert.Contains("1件です。", list.Shown, StringComparison.Ordinal);
        list = (await OfficeBot.PressAsync(Bot.Keeper, await FieldsAsync("見本相談室"), "また開く")).Card;
        Assert.Contains("2件です。", list.Shown, StringComparison.Ordinal);
        // The old name is free again.
        Assert.Contains("「見本相談所」を保存しました", (await Bot.AddAsync("見本相談所")).Shown, StringComparison.Ordinal);
        Assert.Equal(6, (await Bot.Bot.AuditAsync()).Count(line => line is { What: Operation.ManageOffices, Outcome: AuditOutcome.Done }));
    }

    [Theory]
    [InlineData("", "", "事業所の名前を書いてください")]
    [InlineData("(long)", "", "長すぎます")]
    [InlineData("見本相談センター", "", "同じ名前の事業所が、もう一覧にあります")]
    [InlineData("見本 相談ｾﾝﾀｰ", "", "同じ名前の事業所が、もう一覧にあります")]
    [InlineData("みほん", "きのう", "開いた日を確かめてください")]
    public async Task WhatIsWrong_IsSaidBesideWhatWasTyped(string name, string openedOn, string words)
    {
        await Bot.AddAsync("見本相談センター");
        name = name == "(long)" ? new string('見', 61) : name;

        var again = await Bot.AddAsync(name, openedOn);

        Assert.Contains("保存していません", again.Shown, StringComparison.Ordinal);
        Assert.Contains(words, again.Shown, StringComparison.Ordinal);
        Assert.Equal((name, openedOn), (again.Values["name"], again.Values["openedOn"]));
        Assert.Single(await Bot.Book.AllAsync(OfficeBot.Ward, default));
        // Put right, the same card saves; and renaming cannot take a name that is there.
        Assert.Contains("「みほん支援室」を保存しました", (await OfficeBot.PressAsync(Bot.Keeper, again, "保存する", ("name", "みほん支援室"), ("openedOn", ""))).Card.Shown, StringComparison.Ordinal);
        var renamed = (await OfficeBot.PressAsync(Bot.Keeper, await FieldsAsync("みほん支援室"), "保存する", ("name", "見本相談センター"))).Card;
        Assert.Contains("同じ名前", renamed.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SamePressTenTimesAtOnce_AddsOneOffice()
    {
        var fields = (await OfficeBot.PressAsync(Bot.Keeper, await Bot.Keeper.AskAsync("事業所の一覧"), "足す")).Card;

        var pressed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OfficeBot.PressAsync(Bot.Keeper, fields, "保存する", ("name", "見本相談所"))));

        Assert.All(pressed, one => Assert.Contains("「見本相談所」を保存しました", one.Card.Shown, StringComparison.Ordinal));
        Assert.Single(await Bot.Book.AllAsync(OfficeBot.Ward, default));
    }

    [Fact]
    public async Task TwoOfOneNameAtOnce_AreOneOffice()
    {
        var list = await Bot.Keeper.AskAsync("事業所の一覧");
        var fields = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await OfficeBot.PressAsync(Bot.Keeper, list, "足す")).Card));

        var pressed = await Task.WhenAll(fields.Select(card => OfficeBot.PressAsync(Bot.Keeper, card, "保存する", ("name", "見本相談所"))));

        Assert.Single(pressed, one => one.Card.Shown.Contains("「見本相談所」を保存しました", StringComparison.Ordinal));
        Assert.Equal(3, pressed.Count(one => one.Card.Shown.Contains("同じ名前", StringComparison.Ordinal)));
        Assert.Single(await Bot.Book.AllAsync(OfficeBot.Ward, default));
    }

    [Fact]
    public async Task ChangeOfSomebodyElse_IsNotOverwrittenUnseen()
    {
        await Bot.AddAsync("見本相談所");
        var (mine, yours) = (await FieldsAsync("見本相談所"), await FieldsAsync("見本相談所"));
        await OfficeBot.PressAsync(Bot.Keeper, yours, "保存する", ("openedOn", "2026-04-01"));

        var shown = (await OfficeBot.PressAsync(Bot.Channel.Personal(OfficeBot.OtherSecretary), mine, "保存する", ("name", "見本相談室"))).Card;

        Assert.Contains("ほかの方が先に変えていました", shown.Shown, StringComparison.Ordinal);
        Assert.Contains("2026年4月1日(水)から", shown.Shown, StringComparison.Ordinal);
        Assert.Equal("見本相談室", shown.Values["name"]);
        Assert.NotNull(await Bot.OfficeAsync("見本相談所"));
        await OfficeBot.PressAsync(Bot.Keeper, shown, "保存する", ("openedOn", "2026-04-01"));
        Assert.Equal(4, (await Bot.OfficeAsync("見本相談室")).OpenedOn!.Value.Month);
    }

    [Fact]
    public async Task Others_AreRefused_AndForgedCardsChangeNothing()
    {
        await Bot.AddAsync("見本相談所");
        var office = await Bot.OfficeAsync("見本相談所");
        var stranger = Bot.Channel.Personal(99);
        Assert.Contains("青葉区の事務局と管理者です", await stranger.TextAsync("事業所の一覧 青葉区"), StringComparison.Ordinal);
        Assert.Contains("泉区の事務局と管理者です", await Bot.Keeper.TextAsync("事業所の一覧 泉区"), StringComparison.Ordinal);
        Assert.Contains("どの区のことか", await Bot.Keeper.TextAsync("事業所の一覧 どこか"), StringComparison.Ordinal);

        var close = new JsonObject { ["ward"] = "青葉", ["office"] = office.Id, ["nonce"] = "n" };
        Assert.Equal("application/vnd.microsoft.error", (await stranger.ExecuteAsync("offices.close", close)).Type);
        // An office by its id in a ward that is one's own; ids that are none; a ward that is none.
        foreach (var (ward, id) in new[] { ("青葉", "0123456789abcdef"), ("青葉", "../x"), ("青葉", office.Id + "0"), ("どこか", office.Id) })
        {
            var pressed = await Bot.Keeper.ExecuteAsync("offices.close", new JsonObject { ["ward"] = ward, ["office"] = id, ["nonce"] = "n" });
            Assert.Equal("application/vnd.microsoft.error", pressed.Type);
        }

        Assert.False((await Bot.OfficeAsync("見本相談所")).IsClosed);
    }

    [Fact]
    public async Task LongList_IsTurnedPageByPage()
    {
        for (var number = 0; number < 32; number++)
        {
            await Bot.AddAsync($"見本{number:00}");
        }

        var first = await Bot.Keeper.AskAsync("事業所の一覧");
        Assert.Equal(30, first.Choices("office").Count);
        var second = (await OfficeBot.PressAsync(Bot.Keeper, first, "次を見る")).Card;
        Assert.Equal(["見本30", "見本31"], second.Choices("office").Keys);
        Assert.Equal(first.Shown, (await OfficeBot.PressAsync(Bot.Keeper, second, "前を見る")).Card.Shown);
    }

    [Fact]
    public async Task InTheChannelOfTheSecretariat_TheWardNeedNotBeSaid() =>
        Assert.Contains("青葉区の事業所の一覧", (await Bot.Channel.Chat(AccessBot.Administrator).AskAsync("事業所の一覧")).Shown, StringComparison.Ordinal);

    private async Task<CardView> FieldsAsync(string name)
    {
        var list = await Bot.Keeper.AskAsync("事業所の一覧");
        return (await OfficeBot.PressAsync(Bot.Keeper, list, "直す・閉じる", ("office", list.Choices("office")[name]))).Card;
    }
}
