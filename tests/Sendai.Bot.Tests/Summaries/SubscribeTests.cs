using Sendai.Bot.Access;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.CaseLeading;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Domain.Access;

namespace Sendai.Bot.Tests.Summaries;

/// <summary>Channels and people begin to receive summaries, and end it.</summary>
public class SubscribeTests
{
    [Fact]
    public async Task TwoChannelsAndAPerson_ReceiveIt_AndNobodyElseDoes()
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        var first = await bot.In(SummaryTalk.Channel).SubscribeAsync();
        Assert.Contains("青葉区のまとめを受け取ります", first.Shown, StringComparison.Ordinal);
        Assert.Contains("届くところ：相談（見本のチーム）", first.Shown, StringComparison.Ordinal);
        Assert.Contains("受け取る会：すべての会", first.Shown, StringComparison.Ordinal);
        // The first channel of a team has no name.
        Assert.Contains("届くところ：一般（見本のチーム）", (await bot.In(SummaryTalk.OtherChannel, 22, name: null).SubscribeAsync()).Shown, StringComparison.Ordinal);
        await bot.Own(23).SubscribeAsync();
        // Another ward, another kind of meeting, and somebody who wants nothing.
        await bot.In("19:other@thread.tacv2", 24).SubscribeAsync("泉");
        await bot.Own(25).SubscribeAsync("青葉", ("kinds", "exchange"));
        await bot.Own(26).SayAsync("ヘルプ");

        var summary = await bot.SendAsync();

        Assert.Equal(3, summary.Sent!.Recipients);
        foreach (var place in new[] { SummaryTalk.Channel, SummaryTalk.OtherChannel, "a:23" })
        {
            Assert.Contains("移動支援の一覧を作る", Assert.Single(bot.Summaries(place)).Shown, StringComparison.Ordinal);
        }

        Assert.All(["19:other@thread.tacv2", "a:25", "a:26", desk.Channel.Id], place => Assert.Empty(bot.Summaries(place)));
    }

    [Fact]
    public async Task OfficeThatCame_IsNotWrittenTo_WhereSomebodyWantsOnlyWhatTheyMissed()
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        await desk.AddAllAsync("見本事業所", "例の事業所");
        await desk.JoinAsync(23, "見本事業所");
        await desk.JoinAsync(24, "例の事業所");
        // Who has not said to which office they belong is told what to do, and nothing is begun.
        var form = await bot.Own(25).SubscribeAsync("青葉", ("scope", "missed"));
        Assert.Contains("「わたしの事業所」と書くと選べます", form.Shown, StringComparison.Ordinal);
        Assert.Equal("missed", form.Values["scope"]);
        Assert.Empty(await bot.Subscriptions().AllAsync(SummaryTalk.Ward, default));
        foreach (var person in new[] { 23, 24 })
        {
            Assert.Contains("事業所から1人も出ていない会だけ", (await bot.Own(person).SubscribeAsync("青葉", ("scope", "missed"))).Shown, StringComparison.Ordinal);
        }

        await bot.SendAsync(came: (await desk.OfficeAsync("見本事業所")).Id);

        Assert.Empty(bot.Summaries("a:23"));
        Assert.Single(bot.Summaries("a:24"));
    }

    [Fact]
    public async Task GroupChat_ReceivesLikeAChannel()
    {
        const string Group = "19:group@thread.v2";
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        var chat = new Chat(bot, "29:23", Group, "groupChat", TestChannel.ObjectId(23));
        var form = await chat.AskAsync("この区のまとめを受け取る 青葉区");
        Assert.DoesNotContain("scope", form.Values.Keys);
        var now = (await chat.PressAsync(form, "受け取る", ("ward", "青葉"))).Card;
        Assert.Contains("届くところ：グループチャット", now.Shown, StringComparison.Ordinal);

        await bot.SendAsync();

        Assert.Single(bot.Summaries(Group));
        Assert.Contains("もうここに届きません", (await chat.PressAsync(now, "受け取りをやめる")).Card.Shown, StringComparison.Ordinal);
        await Reach.UntilAsync(() => bot.Told(desk.Channel.Id, "受け取りをやめました").Count > 0);
    }

    [Fact]
    public async Task SubscribingAgain_ChangesIt_AndTheSamePressDoesNothingMore()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = bot.Own(23);
        var form = await chat.AskAsync("まとめを受け取る 青葉");
        await chat.PressAsync(form, "受け取る", ("ward", "青葉"));
        await chat.SubscribeAsync("青葉", ("kinds", "exchange,choko-review"));

        var late = await chat.PressAsync(form, "受け取る", ("ward", "青葉"));

        Assert.Contains("受け取る会：ちょこっとケースレビュー、情報交換会", late.Card.Shown, StringComparison.Ordinal);
        var one = Assert.Single(await bot.Subscriptions().AllAsync(SummaryTalk.Ward, default));
        Assert.Equal(["choko-review", "exchange"], one.Kinds.Order());
        Assert.Equal("choko-review,exchange", string.Join(',', (await chat.AskAsync("まとめを受け取る 青葉")).Values["kinds"].Split(',').Order()));
    }

    [Fact]
    public async Task Unsubscribing_IsOnePressOnAnySummary_AndBeginsAgainByAnother()
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        await bot.In(SummaryTalk.Channel).SubscribeAsync("青葉", ("kinds", "choko-review"));
        await bot.In(SummaryTalk.OtherChannel).SubscribeAsync();
        var summary = await bot.SendAsync();

        // Somebody else of the channel.
        var pressed = await bot.In(SummaryTalk.Channel, 29).PressAsync(SummaryVerbs.Unsubscribe, summary);

        Assert.Contains("もうここに届きません", LeadBot.Words(pressed), StringComparison.Ordinal);
        await Reach.UntilAsync(() => bot.Told(desk.Channel.Id, "受け取りをやめました").Count > 0);
        Assert.Contains("「相談（見本のチーム）」が、青葉区のまとめの受け取りをやめました", Assert.Single(bot.Told(desk.Channel.Id, "受け取りをやめました")).Shown, StringComparison.Ordinal);
        Assert.Single(await bot.Subscriptions().AllAsync(SummaryTalk.Ward, default));
        await bot.SendAsync(day: new(2026, 11, 18));
        Assert.Single(bot.Summaries(SummaryTalk.Channel));
        Assert.Equal(2, bot.Summaries(SummaryTalk.OtherChannel).Count);
        // Once more there is nothing to end, and 事務局 hears nothing more.
        var again = await bot.In(SummaryTalk.Channel, 29).PressAsync(SummaryVerbs.Unsubscribe, summary);
        Assert.Contains("受け取っていません", again.Card.Shown, StringComparison.Ordinal);
        var ended = Assert.Single(await bot.In(SummaryTalk.Channel).CardsAfterAsync(pressed));
        var begun = (await bot.In(SummaryTalk.Channel).PressAsync(ended, "また受け取る")).Card;
        Assert.Contains("受け取る会：ちょこっとケースレビュー", begun.Shown, StringComparison.Ordinal);
        Assert.Equal(2, (await bot.Subscriptions().AllAsync(SummaryTalk.Ward, default)).Count);
        Assert.Single(bot.Told(desk.Channel.Id, "受け取りをやめました"));
    }

    [Fact]
    public async Task Secretariat_SeesWhoReceives_AndTakesOneOffAfterBeingAsked()
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        await bot.Own(23).SubscribeAsync();

        var list = await desk.Keeper.AskAsync("まとめの届け先");

        Assert.Contains("チャネル・グループ 1か所、個人 1人", list.Shown, StringComparison.Ordinal);
        var asked = (await desk.Keeper.PressAsync(list, "相談 花子 さん（個人） を外す")).Card;
        Assert.Equal(2, (await bot.Subscriptions().AllAsync(SummaryTalk.Ward, default)).Count);
        var done = (await desk.Keeper.PressAsync(asked, "はい、外します")).Card;
        Assert.Contains("届け先から外し、そこにお知らせしました", done.Shown, StringComparison.Ordinal);
        Assert.Equal("相談（見本のチーム）", Assert.Single(await bot.Subscriptions().AllAsync(SummaryTalk.Ward, default)).Name);
        await Reach.UntilAsync(() => bot.Told("a:23", "配信が止まりました").Count > 0);
        Assert.Contains(await bot.AuditAsync(), line => line is { What: Operation.ManageSummaries, Outcome: AuditOutcome.Done, On: "青葉" });
        // Who is of no 事務局 sees nobody.
        Assert.StartsWith("この操作ができるのは、", await bot.Own(23).TextAsync("まとめの届け先 青葉区"), StringComparison.Ordinal);
    }
}
