using Sendai.Bot.Access;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Sessions;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Tests.CaseLeading;

/// <summary>The card of a case in the channel of 事務局.</summary>
public class ChannelTests
{
    [Fact]
    public async Task Case_IsACardInTheChannelWithNumberAndStateOnly_AndFollowsForAll()
    {
        await using var bot = await LeadBot.StartAsync();
        var file = await bot.HandInAsync();
        var board = await bot.BoardAsync();
        Assert.Equal($"受付番号 {file.Number}\nいまの状態：受付", board.Shown);
        Assert.Equal(["内容を見る", "確認した", "わたしが担当する", "差し戻す"], board.Buttons.Select(button => button.Title));

        var answered = await bot.Channel.Chat(OfficeBot.Secretary).CardAsync(board, "確認した");

        Assert.Contains("「事務局確認」にしました", answered.Shown, StringComparison.Ordinal);
        var after = await bot.BoardAsync(1);
        Assert.Equal($"受付番号 {file.Number}\nいまの状態：事務局確認", after.Shown);
        Assert.Contains(after.Buttons, button => button.Title == "日程を決める");
        Assert.Contains("事務局確認", (await bot.ToldAsync(LeadBot.Submitter, "状態が変わりました")).Shown, StringComparison.Ordinal);
        // Somebody whose client still shows the old card.
        var late = await bot.Channel.Chat(OfficeBot.OtherSecretary).CardAsync(board, "確認した");
        Assert.Contains("ほかの方が先に進めました", late.Shown, StringComparison.Ordinal);
        Assert.Contains("いまの状態：事務局確認", late.Shown, StringComparison.Ordinal);
        Assert.Equal(2, (await bot.ReadAsync(file)).Steps.Count);
        bot.AssertNowhere(LeadBot.Marker);
    }

    [Fact]
    public async Task TwoWhoPressAtOnce_OneWinsAndTheOtherSeesTheNewState()
    {
        await using var bot = await LeadBot.StartAsync();
        var file = await bot.HandInAsync();
        var board = await bot.BoardAsync();

        var answers = await Task.WhenAll(
            bot.Channel.Chat(OfficeBot.Secretary).CardAsync(board, "確認した"), bot.Channel.Chat(OfficeBot.OtherSecretary).CardAsync(board, "確認した"));

        Assert.Single(answers, card => card.Shown.Contains("「事務局確認」にしました", StringComparison.Ordinal));
        Assert.Single(answers, card => card.Shown.Contains("ほかの方が先に進めました", StringComparison.Ordinal));
        Assert.All(answers, card => Assert.Contains("いまの状態：事務局確認", card.Shown, StringComparison.Ordinal));
        Assert.Equal(2, (await bot.ReadAsync(file)).Steps.Count);
    }

    [Fact]
    public async Task Content_IsReadInTheOwnChat_AndEachReadIsInTheAudit()
    {
        await using var bot = await LeadBot.StartAsync();
        await bot.MeetAsync(OfficeBot.Secretary);
        var file = await bot.HandInAsync();
        var board = await bot.BoardAsync();

        var pressed = await bot.Channel.Chat(OfficeBot.Secretary).PressAsync(board, "内容を見る");

        Assert.Contains("個人チャット", LeadBot.Words(pressed), StringComparison.Ordinal);
        var way = await bot.ToldAsync(OfficeBot.Secretary, "内容を見る");
        Assert.DoesNotContain(LeadBot.Marker, way.Shown, StringComparison.Ordinal);
        bot.AssertNowhere(LeadBot.Marker);
        var read = await bot.Keeper.CardAsync(way, "内容を見る");
        Assert.Contains(LeadBot.Marker, read.Shown, StringComparison.Ordinal);
        Assert.Contains("受付　相談 花子", read.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(LeadBot.Marker, read.Json.GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(LeadBot.Marker, read.Json.GetProperty("speak").GetString(), StringComparison.Ordinal);
        Assert.Contains(await bot.Bot.AuditAsync(), line => line is { What: Operation.ReadCase, Outcome: AuditOutcome.Done } && line.On == $"{file.Number}");
    }

    [Fact]
    public async Task CaseOfAWardWithoutAChannel_GetsItsCardWhenOneIsRegistered()
    {
        await using var bot = await AccessBot.StartAsync();
        var file = await LeadBot.HandInAsync(bot);
        var channel = new TestChannel(bot, members: [TestChannel.Member(OfficeBot.Secretary)]);
        Assert.Empty(LeadBot.Boards(bot, channel.Id));

        await channel.RegisterAsync("青葉区");

        await Reach.UntilAsync(() => LeadBot.Boards(bot, channel.Id).Count > 0);
        Assert.Contains($"{file.Number}", LeadBot.Boards(bot, channel.Id)[0].Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_IsAPressInTheChannel_AndAnotherMemberCanTakeItOver()
    {
        await using var bot = await LeadBot.StartAsync();
        await bot.MeetAsync(OfficeBot.OtherSecretary);
        var file = await bot.HandInAsync();

        var taken = await bot.Channel.Chat(OfficeBot.Secretary).CardAsync(await bot.BoardAsync(), "わたしが担当する");

        Assert.Contains("あなたが担当になりました", taken.Shown, StringComparison.Ordinal);
        Assert.Equal(Reach.Key(OfficeBot.Secretary), (await bot.ReadAsync(file)).Assignee?.Key);
        Assert.Contains("担当は、もうあなたです", (await bot.Channel.Chat(OfficeBot.Secretary).CardAsync(await bot.BoardAsync(1), "わたしが担当する")).Shown, StringComparison.Ordinal);
        // From one to the other, who hears of it.
        var form = await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "担当を決める");
        var given = await bot.Keeper.CardAsync(form, "この方にする", ("who", form.Choices("who")["職員12"]));
        Assert.Contains("職員12 さんを担当にしました", given.Shown, StringComparison.Ordinal);
        Assert.Contains("担当：職員12", given.Shown, StringComparison.Ordinal);
        Assert.Contains($"{file.Number}", (await bot.ToldAsync(OfficeBot.OtherSecretary, "ケースの担当になりました")).Shown, StringComparison.Ordinal);
        // And back, on the card in the channel.
        Assert.Contains("あなたが担当になりました", (await bot.Channel.Chat(OfficeBot.Secretary).CardAsync(await bot.BoardAsync(2), "わたしが担当する")).Shown, StringComparison.Ordinal);
        Assert.Equal(Reach.Key(OfficeBot.Secretary), (await bot.ReadAsync(file)).Assignee?.Key);
        Assert.IsType<CaseState.Received>((await bot.ReadAsync(file)).State);
    }
}
