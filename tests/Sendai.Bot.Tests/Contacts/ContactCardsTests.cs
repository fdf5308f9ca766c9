using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Contacts;

/// <summary>Every card around contacts, by Microsoft's renderer and the project's rules.</summary>
public sealed class ContactCardsTests
{
    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        await using var bot = await Keeper.StartAsync();
        var keeper = new Keeper(bot);
        var (list, several) = (await keeper.Chat.AskAsync("連絡先を直す"), await keeper.OpenAsync("若林区役所 障害高齢課"));
        var (edit, add) = (await keeper.OpenAsync(), await keeper.Chat.AskAsync("連絡先を足す 泉区 障害者相談支援事業所等連絡会議"));
        var tooLong = new string('長', 1000);
        var flawed = (await keeper.PressAsync(edit, "保存する", ("phone", "x"), ("hours", tooLong), ("source", ""), ("confirmedOn", "2030-01-01"), ("note", tooLong))).Card;
        var flawedAdd = (await keeper.PressAsync(add, "保存する", ("newLabel", tooLong), ("phone", ""))).Card;
        var empty = (await keeper.PressAsync(edit, "保存する", ("phone", ""), ("how", "page"))).Card;
        var stale = await keeper.OpenAsync();
        var saved = (await keeper.PressAsync(edit, "保存する", ("phone", "022-000-1234"), ("how", "page"))).Card;
        var moved = (await keeper.PressAsync(stale, "保存する", ("phone", "022-000-5678"), ("how", "none"))).Card;
        for (var round = 0; round < 5; round++)
        {
            await keeper.SaveAsync(("phone", $"022-000-000{round}"), ("hours", new string((char)('あ' + round), 120)), ("source", new string((char)('か' + round), 300)), ("note", new string((char)('さ' + round), 200)));
        }

        var history = (await keeper.PressAsync(saved, "これまでの変更")).Card;
        await keeper.Chat.SayAsync("泉区");
        var question = Assert.Single(await keeper.Chat.CardsAfterAsync(await keeper.Chat.PressAsync(await keeper.Chat.AskAsync(Keeper.Question), "この連絡先は違うようです")));
        Pressed? thanks = null;
        foreach (var contact in question.Choices("contact").Values)
        {
            thanks = await keeper.PressAsync(question, "知らせる", ("contact", contact), ("kind", "Other"), ("text", new string('長', 200)), ("nonce", contact));
        }

        const string people = "昭和45年3月2日生まれ 1111-2222-3334";
        var editFound = await keeper.SaveAsync(("note", people));
        var questionFound = (await keeper.PressAsync(question, "知らせる", ("contact", question.Choices("contact").Values.First()), ("kind", "Other"), ("text", people))).Card;
        var reports = await keeper.Chat.AskAsync("届いた指摘");
        (string, CardView)[] cards =
        [
            ("list", list), ("several", several), ("edit", edit), ("add", add), ("flawed", flawed), ("flawed add", flawedAdd), ("empty", empty), ("saved", saved),
            ("moved", moved), ("history", history), ("question", question), ("thanks", thanks!.Card), ("reports", reports),
            ("edit with findings", editFound), ("question with findings", questionFound),
        ];

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Item1, card.Item2.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.All(cards, card => Assert.InRange(card.Item2.Buttons.Count(button => button.Type == "Action.Execute"), 0, 15));
    }
}
