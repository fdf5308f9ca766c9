using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.Sessions;

namespace Sendai.Bot.Tests.SummaryDelivery;

/// <summary>A question about a summary comes to 事務局, and its answer goes back.</summary>
public sealed class QuestionTests
{
    private const string Asked = "まとめへの質問";

    [Fact]
    public async Task Answer_ReachesTheAskerAlone_AndTheCardSaysSo()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1);
        await bot.Keeper.SayAsync("ヘルプ");
        var summary = await bot.SentAsync();
        await bot.QuestionAsync(summary, 31);
        await bot.UntilAsync(() => Task.FromResult(bot.CardsIn(bot.Channel.Id, Asked).Count == 1));
        var card = bot.CardsIn(bot.Channel.Id, Asked)[0];
        Assert.Contains("見本事業所から", card.Shown, StringComparison.Ordinal);
        Assert.Contains("次の会は、いつですか。", card.Shown, StringComparison.Ordinal);
        await bot.BoardAsync("答えを待っている質問 1件");

        // In the channel others could read what is given back, so it is written in the own chat.
        await bot.Here.PressAsync(card, "答える");
        await bot.UntilAsync(() => Task.FromResult(bot.CardsIn($"a:{OfficeBot.Secretary}", Asked).Count == 1));
        var form = await bot.Keeper.CardAsync(bot.CardsIn($"a:{OfficeBot.Secretary}", Asked)[0], "答える");
        var found = await bot.Keeper.CardAsync(form, "答えを送る", ("text", "090-1234-5678に電話してください"));
        Assert.Contains("まだ保存されていません", found.Shown, StringComparison.Ordinal);
        var answers = await Task.WhenAll(
            bot.Keeper.CardAsync(form, "答えを送る", ("text", "12月9日です。")), bot.Keeper.CardAsync(form, "答えを送る", ("text", "12月9日です。")));

        Assert.All(answers, one => Assert.Contains("質問した方に届きます", one.Shown, StringComparison.Ordinal));
        await bot.UntilAsync(() => Task.FromResult(bot.CardsIn(bot.Channel.Id, "答えました").Count == 1 && bot.Posted("a:31").Count == 1));
        Assert.Contains("答え：12月9日です。", DeliveryBot.CardOf(bot.Posted("a:31")[0]).Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.CardsIn(bot.Channel.Id, "答えました")[0].Buttons, button => button.Title == "答える");
        Assert.Contains("もう答えています", (await bot.Keeper.CardAsync(form, "答えを送る", ("text", "べつの答え"), ("nonce", "other"))).Shown, StringComparison.Ordinal);
        await bot.UntilAsync(async () => await DeedTests.JobsAreDoneAsync(bot));
        Assert.Empty(bot.Answered(1));
        Assert.Single(bot.Posted("a:31"));
        Assert.DoesNotContain("答えを待っている質問", bot.Boards()[^1].Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerForAll_StandsInTheThreads_AndNobodyReadsWhoAsked()
    {
        await using var bot = await DeliveryBot.StartAsync();
        await bot.SubscribeAsync(1, 2);
        await bot.SubscribePersonAsync(31);
        await bot.SubscribePersonAsync(32);
        var summary = await bot.SentAsync();
        var question = await bot.QuestionAsync(summary, 31);
        await bot.UntilAsync(() => Task.FromResult(bot.CardsIn(bot.Channel.Id, Asked).Count == 1));
        var data = BoardTests.Data(summary);
        data["question"] = question.Id;
        var form = (await bot.Keeper.ExecuteAsync("summary.admin.answerForm", data)).Card;

        var done = await bot.Keeper.CardAsync(form, "答えを送る", ("text", "12月9日です。"), ("for", "all"));

        Assert.Contains("まとめが届いた全員に届きます", done.Shown, StringComparison.Ordinal);
        await bot.UntilAsync(() => Task.FromResult(bot.Answered(1).Count == 1 && bot.Answered(2).Count == 1 && bot.Posted("a:32").Count == 2 && bot.Posted("a:31").Count == 2));
        await bot.UntilAsync(async () => await DeedTests.JobsAreDoneAsync(bot));
        var copies = await DeedTests.CopiesAsync(bot, summary);
        Assert.EndsWith($"/activities/{copies[DeliveryBot.ChannelId(1)]}", Assert.Single(bot.Answered(1)).Line, StringComparison.Ordinal);
        foreach (var request in new[] { bot.Answered(1)[0], bot.Answered(2)[0], bot.Posted("a:32")[1] })
        {
            var card = DeliveryBot.CardOf(request).Shown;
            Assert.Contains("質問：次の会は、いつですか。", card, StringComparison.Ordinal);
            Assert.Contains("答え：12月9日です。", card, StringComparison.Ordinal);
            Assert.DoesNotContain("見本事業所", request.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("31", card, StringComparison.Ordinal);
        }

        // The asker has the answer once.
        Assert.Equal((2, 2), (bot.Posted("a:31").Count, bot.Posted("a:32").Count));
        Assert.Contains("質問への答えが届きました", bot.Posted("a:31")[1].Body, StringComparison.Ordinal);
    }
}
