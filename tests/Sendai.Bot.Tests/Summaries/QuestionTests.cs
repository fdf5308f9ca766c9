using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.CaseLeading;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Summaries;

/// <summary>「質問する」.</summary>
public class QuestionTests
{
    private const string Phone = "090-1234-5678";

    [Fact]
    public async Task Question_IsAskedInTheOwnChatAndKeptOnce_WithWorkThatTellsOfIt()
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        await desk.AddAllAsync("見本事業所");
        await desk.JoinAsync(23, "見本事業所");
        await bot.In(SummaryTalk.Channel).SubscribeAsync("泉");
        // Of a ward that is not theirs: the channel has it, and that is enough.
        var summary = await bot.SendAsync("泉");

        var pressed = await bot.In(SummaryTalk.Channel, 23).PressAsync(SummaryVerbs.Ask, summary);

        Assert.Contains("個人チャット", LeadBot.Words(pressed), StringComparison.Ordinal);
        await Reach.UntilAsync(() => bot.Told("a:23", "質問を書く").Count > 0);
        var form = (await bot.Own(23).PressAsync(bot.Told("a:23", "質問を書く")[0], "質問を書く")).Card;
        var refused = (await bot.Own(23).PressAsync(form, "送る", ("text", $"{Phone}に電話していいですか"))).Card;
        Assert.Contains("まだ保存されていません", refused.Shown, StringComparison.Ordinal);
        Assert.Empty(await QuestionsAsync(bot, summary));
        for (var times = 0; times < 2; times++)
        {
            var sent = (await bot.Own(23).PressAsync(form, "送る", ("text", "宿題のしめ切りはいつですか"))).Card;
            Assert.Contains("質問を事務局に送りました", sent.Shown, StringComparison.Ordinal);
        }

        var question = Assert.Single(await QuestionsAsync(bot, summary));
        Assert.Equal(("宿題のしめ切りはいつですか", "見本事業所", Reach.Key(23)), (question.Text.Value, question.Office, question.Asker));
        Assert.Equal("a:23", MessageRow.Address(question.Reach).Conversation.Id);
        var work = await bot.Store().GetAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(summary.Ward), SummaryKeys.JobKey(summary.Id, $"question-{question.Id}"), default);
        Assert.Equal([question.Id], SummaryJobs.Read(work!).Words);
        Assert.All(bot.Log.All, line => Assert.DoesNotContain("しめ切り", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task QuestionThatIsEmptyOrTooLong_ComesBack()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.Own(23).SubscribeAsync();
        var summary = await bot.SendAsync();
        var form = (await bot.Own(23).PressAsync(SummaryVerbs.Ask, summary)).Card;

        Assert.Contains("質問を書いてください。まだ送っていません", (await bot.Own(23).PressAsync(form, "送る", ("text", "  "))).Card.Shown, StringComparison.Ordinal);
        var cut = (await bot.Own(23).PressAsync(form, "送る", ("text", new string('あ', 501)))).Card;
        Assert.Contains("500字までにしてください。501字あった", cut.Shown, StringComparison.Ordinal);
        Assert.Equal(new string('あ', 500), cut.Values["text"]);
        Assert.Empty(await QuestionsAsync(bot, summary));
    }

    [Fact]
    public async Task QuestionThatSpeaksOfDanger_IsSent_AndSaysFirstWhoToCall()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.Own(23).SubscribeAsync();
        var summary = await bot.SendAsync();
        var form = (await bot.Own(23).PressAsync(SummaryVerbs.Ask, summary)).Card;

        var sent = (await bot.Own(23).PressAsync(form, "送る", ("text", "Aさんが死にたいと言っています。宿題はどうしますか"))).Card;

        Assert.NotEmpty(sent.Calls);
        Assert.Contains("質問を事務局に送りました", sent.Shown, StringComparison.Ordinal);
        Assert.Single(await QuestionsAsync(bot, summary));
    }

    [Fact]
    public async Task Answer_DependsOnTheQuestionAsItWasRead()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.Own(23).SubscribeAsync();
        var summary = await bot.SendAsync();
        await bot.Own(23).PressAsync((await bot.Own(23).PressAsync(SummaryVerbs.Ask, summary)).Card, "送る", ("text", "いつですか"));
        var questions = bot.Services.GetRequiredService<SummaryQuestions>();
        var loaded = (await questions.FindAsync(summary.Ward, summary.Id, Assert.Single(await QuestionsAsync(bot, summary)).Id, default))!;
        var (answer, at) = (bot.Content("11月末です", "")[SummaryPart.Decisions], loaded.Question.At);

        var first = await bot.Store().TransactAsync(SummaryKeys.Table, [SummaryQuestions.Answer(loaded, answer, at)], default);
        var second = await bot.Store().TransactAsync(SummaryKeys.Table, [SummaryQuestions.Answer(loaded, answer, at)], default);

        Assert.IsType<TransactionResult.Written>(first);
        Assert.IsNotType<TransactionResult.Written>(second);
        var answered = Assert.Single(await QuestionsAsync(bot, summary));
        Assert.Equal(("いつですか", "11月末です", at), (answered.Text.Value, answered.Answer?.Value, answered.AnsweredAt!.Value));
    }

    private static Task<IReadOnlyList<SummaryQuestion>> QuestionsAsync(BotFactory bot, MeetingSummary summary) =>
        bot.Services.GetRequiredService<SummaryQuestions>().AllAsync(summary, default);
}
