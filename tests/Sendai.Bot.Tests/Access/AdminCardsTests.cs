using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Access;

/// <summary>Every card of the administration, by Microsoft's renderer and the project's rules.</summary>
public sealed class AdminCardsTests
{
    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        await using var bot = await AccessBot.StartAsync();
        // As long and as odd as names can be.
        var odd = string.Concat(Enumerable.Repeat("*[]({{DATE(x)}})<b>𠮷", 20));
        var one = new TestChannel(bot, "19:one@thread.tacv2", Enumerable.Range(20, 60).Select(number => TestChannel.Member(number, odd, number % 2 == 0 ? "user" : "guest")));
        var two = new TestChannel(bot, "19:two@thread.tacv2");
        var (inOne, inTwo) = (one.Chat(AccessBot.Administrator), two.Chat(AccessBot.OtherAdministrator));
        var asked = await inOne.AskAsync("事務局に登録 青葉区");
        var done = (await inOne.PressAsync(asked, "登録する", ("guests", "true"))).Card;
        var same = await inOne.AskAsync("事務局に登録 青葉区");
        var empty = await inTwo.AskAsync("事務局に登録 青葉区");
        var cancelled = (await inTwo.PressAsync(empty, "やめる")).Card;
        for (var number = 20; number < 50; number++)
        {
            await one.Chat(number).TextAsync("事務局に登録 泉区");
        }

        var personal = one.Personal(AccessBot.Administrator);
        var list = await personal.AskAsync("事務局の一覧");
        var roles = await personal.AskAsync("わたしの役割");
        var secretariat = await one.Personal(20).AskAsync("わたしの役割");
        one.Instead = context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        };
        await one.TellAsync();
        var unclear = await one.Personal(20).AskAsync("わたしの役割");
        var listUnclear = await personal.AskAsync("事務局の一覧");
        one.Instead = null;
        var audit = await personal.AskAsync("監査の記録");
        var older = (await personal.PressAsync(audit, "前の記録")).Card;
        var end = await personal.AskAsync("事務局の登録を外す 青葉区");
        var ended = (await personal.PressAsync(end, "外す")).Card;
        (string, CardView)[] cards =
        [
            ("asked", asked), ("done", done), ("same", same), ("empty", empty), ("cancelled", cancelled), ("list", list), ("list unclear", listUnclear),
            ("roles", roles), ("secretariat", secretariat), ("unclear", unclear), ("audit", audit), ("older", older), ("end", end), ("ended", ended),
        ];

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Item1, card.Item2.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.All(cards, card => Assert.All(card.Item2.Buttons, button => Assert.False(string.IsNullOrWhiteSpace(button.Title))));
    }
}
