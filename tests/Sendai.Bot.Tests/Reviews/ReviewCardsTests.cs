using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;

namespace Sendai.Bot.Tests.Reviews;

/// <summary>Every card around bookings, by Microsoft's renderer and the project's rules.</summary>
public sealed class ReviewCardsTests
{
    private static readonly string Long = new('長', 200);

    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        await using var bot = await BotFactory.StartAsync();
        var (chat, second, third) = (Reach.Personal(bot, 1), Reach.Personal(bot, 2), Reach.Personal(bot, 3));
        var cards = new List<(string Name, CardView Card)> { ("ask ward", await chat.AskAsync("予約したい")) };
        CardView Take(string name, CardView card)
        {
            cards.Add((name, card));
            return card;
        }

        Take("none", await chat.AskAsync("予約したい 青葉"));
        Take("nothing of mine", await chat.AskAsync("わたしの予約"));
        // As much as there can be: many slots, long names with what Markdown reads, everything at once.
        var big = await bot.MakeAsync(capacity: 60, change: one => one with
        {
            Name = $"**見本** [会](x) {Long}", Place = $"<b>{Long}</b>", Link = $"https://teams.microsoft.com/l/meetup-join/{new string('x', 500)}", Material = $"# {Long}",
        });
        var form = Take("form", await chat.FormAsync());
        Take("form again", (await chat.SendAsync(form, ("slot", "x"))).Card);
        Take("form with findings", (await chat.SendAsync(form, ("text", string.Join("、", Enumerable.Range(10, 6).Select(number => $"090-0412-77{number}"))))).Card);
        Take("form with a doubtful finding", (await chat.SendAsync(form, ("text", "**紙** に 1111-2222-3334 と 090-0412-7785"))).Card);
        Take("form with too much", (await chat.SendAsync(form, ("text", new string('長', 2000)))).Card);
        var confirmed = Take("confirmed", (await chat.SendAsync(form, ("slot", "1"), ("issue", "i001"))).Card);
        Take("stands", await chat.FormAsync());
        Take("move", (await chat.PressAsync(confirmed, "時間を変える")).Card);
        var question = Take("question", (await chat.PressAsync(confirmed, "取り消す")).Card);
        var calendar = Take("calendar", (await chat.PressAsync(confirmed, "予定表に入れる")).Card);
        Take("file", (await chat.PressAsync(calendar, "ファイル（.ics）を受け取る")).Card);
        Take("cancelled", (await chat.PressAsync(question, "はい、取り消します")).Card);
        Take("gone", (await chat.PressAsync(question, "はい、取り消します")).Card);
        await bot.ChangeAsync(big, one => one with { IsClosed = true });
        Take("closed", (await chat.SendAsync(form)).Card);

        for (var day = 0; day < 6; day++)
        {
            await bot.MakeAsync(Sessions.Wednesday.PlusDays(day), ward: "泉", capacity: 1, change: one => one with { Name = $"見本{Long}", Place = Long });
        }

        var list = Take("list", await chat.AskAsync("予約したい 泉"));
        foreach (var button in list.Buttons.Where(button => button.Verb == "review.form").ToList())
        {
            await chat.SendAsync((await chat.PressAsync(list, button)).Card);
        }

        Take("full list", await second.AskAsync("予約したい 泉"));
        Take("mine", await chat.AskAsync("わたしの予約"));
        var wait = Take("wait form", (await second.PressAsync(list, list.Buttons.First(button => button.Verb == "review.form"))).Card);
        var waiting = Take("waiting", (await second.SendAsync(wait)).Card);
        Take("stop waiting?", (await second.PressAsync(waiting, "キャンセル待ちをやめる")).Card);
        var mine = await chat.AskAsync("わたしの予約");
        Take("no time to move to", (await chat.PressAsync(mine, mine.Buttons.First(button => button.Title == "時間を変える"))).Card);
        var first = (await chat.PressAsync(mine, mine.Buttons.First(button => button.Title == "取り消す"))).Card;
        await chat.PressAsync(first, "はい、取り消します");
        Take("moved up", await bot.ToldAsync(2));
        Take("not found", (await third.ExecuteAsync("review.form", new() { ["ward"] = "泉", ["session"] = "20261125-00000000" })).Card);
        Take("board", Assert.Single(await Reach.Channel(bot, 9).SayAsync("予約したい 泉")));
        Take("empty board", Assert.Single(await Reach.Channel(bot, 9).SayAsync("予約したい 太白")));
        await bot.MakeAsync(ward: "若林", kind: "new-offices");
        Take("not for them", await chat.FormAsync("若林"));
        await bot.MakeAsync(ward: "宮城野", kind: "exchange");
        var together = Take("form without slots", await chat.FormAsync("宮城野"));
        Take("confirmed without a slot", (await chat.SendAsync(together)).Card);

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Name, card.Card.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.All(cards, card => Assert.InRange(
            card.Card.Json.TryGetProperty("actions", out var actions) ? actions.GetArrayLength() : 0, 0, 6));
        Assert.DoesNotContain("choices\":[{\"title\":\"どの時間でもよい", together.Json.GetRawText(), StringComparison.Ordinal);
    }
}
