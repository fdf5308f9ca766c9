using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Tests.Cases;

/// <summary>Every card that 相談員 get about cases, by Microsoft's renderer and the project's rules.</summary>
public sealed class CaseFormCardsTests
{
    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var cards = new List<(string Name, CardView Card)>();
        CardView Take(string name, CardView card)
        {
            cards.Add((name, card));
            return card;
        }

        Take("nothing of mine", await chat.AskAsync("わたしのケース"));
        var form = Take("form", await chat.AskAsync("ケースを出したい"));
        Take("missing", await chat.NextAsync(form, "出す"));
        Take("found", (await chat.FillAsync(form, "出す", ("summary", $"{CaseTalk.Doubtful} {CaseTalk.Phone}"))).Card);
        Take("saved but one", (await chat.FillAsync(form, "下書き保存", ("summary", CaseTalk.Phone))).Card);
        Take("without consent", (await chat.FillAsync(form, "出す", ("consent", "no"), ("summary", CaseTalk.Phone))).Card);
        // As much as there can be, with what Markdown reads and with line breaks.
        var full = string.Concat(Enumerable.Repeat("**長い**文です。\n", 355));
        Take("full draft", (await chat.FillAsync(form, "下書き保存", ("summary", full))).Card);
        Take("full and urgent", (await chat.FillAsync(form, "出す", ("summary", $"死にたい。{full}"))).Card);
        Take("too long", (await chat.FillAsync(form, "出す", ("summary", $"{full}{new string('あ', 300)}"))).Card);
        Take("draft again", await chat.AskAsync("ケースを出したい"));
        var received = Take("received", (await chat.FillAsync(form, "出す", ("summary", full), ("venue", "any"))).Card);
        Take("already in", (await chat.FillAsync(form, "出す")).Card);
        var open = Take("open", await chat.NextAsync(received, "このケースを見る"));
        var add = Take("add", await chat.NextAsync(open, "情報を足す"));
        Take("add found", await chat.NextAsync(add, "足す", ("text", $"{new string('あ', 900)}{CaseTalk.Phone}")));
        Take("added", await chat.NextAsync(add, "足す", ("text", "死にたいと言っている。")));
        Take("withdraw?", await chat.NextAsync(open, "取り下げる"));
        await bot.DoAsync((file, now) => file.Return(PrivacyScreen.Restore(new string('理', 900)), "k", now));
        Take("returned", await chat.NextAsync(received, "このケースを見る"));
        Take("form of a returned case", await chat.NextAsync(cards[^1].Card, "直して、もう一度出す"));
        Take("mine", await chat.AskAsync("わたしのケース"));
        Take("discarded", (await chat.ExecuteAsync("case.discard", new() { ["nonce"] = new string('a', 16) })).Card);

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Name, card.Card.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.All(cards, card => Assert.InRange(card.Card.Json.TryGetProperty("actions", out var actions) ? actions.GetArrayLength() : 0, 0, 6));
    }
}
