using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Sessions;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Tests.SummaryWriting;

/// <summary>Every card, with as much on it as can be.</summary>
public sealed class WritingCardsTests
{
    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        await using var bot = await WritingBot.StartAsync();
        for (var day = 1; day < 45; day++)
        {
            await bot.MeetAsync(WritingBot.Morning.PlusDays(-day));
        }

        for (var week = 1; week < 20; week++)
        {
            await bot.MeetAsync(WritingBot.Morning.PlusDays(7 * week));
        }

        for (var channel = 0; channel < 30; channel++)
        {
            await bot.SubscribeAsync(channel, $"{channel}{new string('名', 90)}");
        }

        var cards = new List<(string, CardView)>();
        CardView Take(string name, CardView card)
        {
            cards.Add((name, card));
            return card;
        }

        var keeper = bot.Keeper;
        var start = Take("start", await keeper.AskAsync("まとめを出す"));
        Assert.Equal(41, start.Choices("session").Count);
        var paste = Take("paste", await keeper.CardAsync(start, "議事メモを貼り付ける"));
        Take("nothing pasted", await keeper.CardAsync(paste, "欄に分ける"));
        Take("pasted", await keeper.CardAsync(paste, "欄に分ける", ("minutes", string.Concat(Enumerable.Repeat("話し合ったことを、ながく書いた文。\n", 400)))));
        Take("elsewhere", await keeper.CardAsync(await keeper.CardAsync(start, "自分で書く", ("session", "none")), WritingBot.Save));
        var form = Take("form", await keeper.CardAsync(start, "自分で書く"));
        Take("too long", await keeper.CardAsync(form, WritingBot.Save, ("Other", new string('長', 4500))));
        Take("found", await keeper.CardAsync(form, WritingBot.Save, ("Topics", string.Join('\n', Enumerable.Range(0, 60).Select(at => $"090-1234-56{at:D2}に、かけた。")))));

        // As much as a summary may say: 4,000 letters of Japanese on 80 lines.
        var line = new string('文', 49);
        var whole = SummaryContent.Parts.Index().Select(part => ($"{part.Item}", string.Join('\n', Enumerable.Repeat(line, part.Index < 3 ? 12 : 11)))).ToArray();
        Assert.Equal(80, whole.Sum(part => part.Item2.Split('\n').Length));
        var preview = Take("preview", await keeper.CardAsync(form, WritingBot.Save, whole));
        Assert.Contains("届け先：30件", preview.Shown, StringComparison.Ordinal);
        Take("refused", await keeper.CardAsync(preview, "今すぐ送る", ("count", "数字ではない、とても長い文字")));
        Take("form again", await keeper.CardAsync(preview, "書き直す"));
        Take("discard", await keeper.CardAsync(preview, "下書きを捨てる"));
        var planned = Take("planned", await keeper.CardAsync(preview, "この日時に送る", ("count", "30"), ("date", "2026-11-20"), ("time", "18:00")));
        Take("time", await keeper.CardAsync(planned, "時刻を変える"));
        await HoldAndPlanAgainAsync(bot, async summary =>
            Take("held", (await keeper.ExecuteAsync(SummaryVerbs.Manage, new() { ["ward"] = WritingBot.Ward.Name, ["summary"] = summary.Id })).Card));
        var stopped = Take("stopped", await keeper.CardAsync(planned, "送るのをやめる"));
        var sent = Take("sent", await keeper.CardAsync(stopped, "今すぐ送る", ("count", "30")));
        var got = Take("received", Assert.Single(await bot.GotAsync(29)));
        Assert.Equal(WritingBot.Previewed(stopped), WritingBot.Elements(got));
        var correct = Take("correct", await keeper.CardAsync(sent, "訂正する"));
        var correction = Take("correction", await keeper.CardAsync(correct, "訂正を確かめる", ("Topics", "短くした。")));
        Take("corrected", await keeper.CardAsync(correction, "訂正を送る"));
        for (var count = 0; count < 10; count++)
        {
            await bot.DraftAsync();
        }

        var list = Take("list", await keeper.AskAsync("まとめの一覧"));
        var rest = Take("rest", await keeper.CardAsync(list, "つづき（あと3件）"));
        Assert.Contains("訂正あり", rest.Shown + list.Shown, StringComparison.Ordinal);

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Item1, card.Item2.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
        Assert.All(cards, card => Assert.InRange(card.Item2.Json.TryGetProperty("actions", out var actions) ? actions.GetArrayLength() : 0, 0, 6));
    }

    /// <summary>As a restore and somebody after it do.</summary>
    private static async Task HoldAndPlanAgainAsync(WritingBot bot, Func<MeetingSummary, Task> between)
    {
        var desk = bot.Bot.Services.GetRequiredService<SummaryDesk>();
        var planned = await bot.SummaryAsync();
        var plan = Assert.IsType<SummaryState.Scheduled>(planned.State);
        await desk.ChangeAsync(planned.Ward, planned.Id, (current, _) => current.Hold(plan.Attempt), press: null, default);
        await between(planned);
        await desk.ChangeAsync(planned.Ward, planned.Id, (current, now) => current.Schedule(plan.At, "again", now), press: null, default);
    }

    [Theory]
    [InlineData("<", 3900, "入りきりません")]
    [InlineData("😀", 2000, "入りきりません")]
    [InlineData("字", 4001, "全部で4,001字あります。4,000字までに短くしてください。")]
    [InlineData("行\n", 81, "全部で81行あります。80行までに減らしてください。")]
    public async Task MoreThanFits_IsSaidAndNothingIsKept(string text, int times, string words)
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();

        var pressed = await bot.Keeper.PressAsync(await bot.FormAsync(), WritingBot.Save, ("Topics", string.Concat(Enumerable.Repeat(text, times))));

        // The form with the flaw; or, where not even that fits, the words beside the card in which everything still stands.
        var said = pressed.Type.EndsWith("adaptive", StringComparison.Ordinal) ? pressed.Card.Shown : WritingBot.Words(pressed);
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Contains("書いた文は", said, StringComparison.Ordinal);
        Assert.Empty(await bot.SummariesAsync());
    }
}
