using System.Text.Json;
using NodaTime;
using Sendai.Bot.Pack;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.CaseLeading;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Domain.Summaries;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Summaries;

/// <summary>Summaries are found again by whoever may see them.</summary>
public class SearchTests
{
    private static readonly LocalDate October = new(2026, 10, 14);

    /// <summary>The readable half of the labelled questions.</summary>
    [Fact]
    public void LabelledQuestions_StayWithTheDirectory()
    {
        var content = PackLoader.Load(PackLoader.DefaultFolder).Content;
        var reader = new SummaryWishReader(content.SessionKinds, content.Wards);
        Assert.NotNull(reader.Read("先月の連絡会で何が決まった？", October));
        var questions = File.ReadLines(Path.Combine(NodeTools.Repository, "tests", "questions", "seen.jsonl"))
            .Select(line => JsonElement.Parse(line).GetProperty("q").GetString()!)
            .ToList();
        Assert.True(questions.Count > 100);
        Assert.DoesNotContain(questions, text => reader.Read(text, October) is not null);
    }

    [Fact]
    public async Task Question_IsAnsweredByThePassage_WithItsMeetingAndAButton()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.Own(23).SubscribeAsync();
        await bot.SendAsync(day: October, decisions: "避難の計画を見直す", homework: "");
        await bot.SendAsync(decisions: "移動支援の一覧を作る");

        var asked = await bot.Own(23).AskAsync("先月の連絡会で何が決まった？");

        Assert.Contains("青葉区 連絡会 10月14日(水)", asked.Shown, StringComparison.Ordinal);
        Assert.Contains("・避難の計画を見直す（決まったこと）", asked.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("移動支援", asked.Shown, StringComparison.Ordinal);
        var opened = (await bot.Own(23).PressAsync(asked, "まとめを開く")).Card;
        Assert.Contains("通学の送迎について話した", opened.Shown, StringComparison.Ordinal);
        Assert.Contains("・一覧を11月末までに配る（宿題）", (await bot.Own(23).AskAsync("前回の宿題は？")).Shown, StringComparison.Ordinal);
        Assert.Contains("移動支援の一覧を作る", (await bot.Own(23).AskAsync("移動支援について話したのはいつ？")).Shown, StringComparison.Ordinal);
        Assert.Contains("見つかりませんでした", (await bot.Own(23).AskAsync("医療的ケアについて何が決まった？")).Shown, StringComparison.Ordinal);
        Assert.Contains("2件あります", (await bot.Own(23).AskAsync("まとめを見る")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_SeesNothingOfAnotherWard()
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        await bot.In(SummaryTalk.Channel).SubscribeAsync();
        var summary = await bot.SendAsync(decisions: "移動支援の一覧を作る");
        var stranger = bot.Own(27);
        await stranger.SayAsync("泉区");

        Assert.DoesNotContain("移動支援の一覧", (await stranger.AskAsync("連絡会で移動支援は何が決まった？")).Shown, StringComparison.Ordinal);
        Assert.Contains("まだありません", (await stranger.AskAsync("まとめを見る")).Shown, StringComparison.Ordinal);
        Assert.Contains("いまは見られません", LeadBot.Words(await stranger.PressAsync(SummaryVerbs.Open, summary)), StringComparison.Ordinal);
        Assert.Contains("いまは見られません", LeadBot.Words(await stranger.PressAsync(SummaryVerbs.Ask, summary)), StringComparison.Ordinal);
        // Of the ward, and of its 事務局, and who has chosen an office there: they may.
        foreach (var number in new[] { 28, OfficeBot.Secretary })
        {
            if (number == 28)
            {
                await bot.Own(number).SayAsync("青葉区");
            }

            Assert.Contains("移動支援の一覧", (await bot.Own(number).PressAsync(SummaryVerbs.Open, summary)).Card.Shown, StringComparison.Ordinal);
        }

        // Where it did not come, nobody can say that they have read it.
        Assert.DoesNotContain((await bot.Own(28).PressAsync(SummaryVerbs.Open, summary)).Card.Buttons, button => button.Title is "読みました" or "受け取りをやめる");
        await bot.ChangeAsync(summary, (one, now) => one.Withdraw(now));
        Assert.Contains("いまは見られません", LeadBot.Words(await bot.Own(28).PressAsync(SummaryVerbs.Open, summary)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_ReadsOnlyWhatCameToIt_AndTheRestGoesToTheOwnChat()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.Own(23).SayAsync("青葉区");
        await bot.In(SummaryTalk.Channel).SubscribeAsync("泉");
        await bot.SendAsync(decisions: "青葉だけのこと");
        await bot.SendAsync("泉", decisions: "移動支援の一覧を作る");

        var here = await bot.In(SummaryTalk.Channel, 23).AskAsync("前回の連絡会で何が決まった？");

        Assert.Contains("移動支援の一覧を作る", here.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("青葉だけ", here.Shown, StringComparison.Ordinal);
        // In a channel that has nothing.
        var words = bot.In(SummaryTalk.OtherChannel, 23).Message("前回の連絡会で何が決まった？");
        await bot.StatusAsync(words);
        await Reach.UntilAsync(() => bot.Told("a:23", "青葉だけのこと").Count > 0);
        Assert.All(
            bot.Connector.Requests.Where(request => request.Line.Contains("keikaku", StringComparison.Ordinal)),
            request => Assert.DoesNotContain("青葉だけのこと", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Danger_ComesBeforeASearch()
    {
        await using var bot = await BotFactory.StartAsync();

        var cards = await bot.Own(23).SayAsync("先月の連絡会で何が決まった？死にたいと言っている");

        Assert.NotEmpty(cards[0].Calls);
    }
}
