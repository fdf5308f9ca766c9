using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;

namespace Sendai.Bot.Tests.Summaries;

/// <summary>Every card of those who receive and read, with as much on it as can be.</summary>
public sealed class ReaderCardsTests
{
    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        await using var desk = await OfficeBot.StartAsync();
        var bot = desk.Bot;
        var cards = new List<(string Name, CardView Card)>();
        CardView Take(string name, CardView card)
        {
            cards.Add((name, card));
            return card;
        }

        for (var channel = 0; channel < 10; channel++)
        {
            await bot.In($"19:many{channel}@thread.tacv2", name: $"{channel}**<b>{new string('名', 60)}").SubscribeAsync();
        }

        var own = bot.Own(23);
        Take("form", await own.AskAsync("まとめを受け取る 青葉"));
        Take("no office", await own.SubscribeAsync("青葉", ("scope", "missed"), ("kinds", "exchange,choko-review")));
        var now = Take("subscribed", await own.SubscribeAsync());
        Take("change", (await own.PressAsync(now, "変える")).Card);
        Take("ended", (await own.PressAsync(now, "受け取りをやめる")).Card);
        Take("none", (await own.PressAsync(now, "受け取りをやめる")).Card);
        Take("channel form", await bot.In(SummaryTalk.Channel).AskAsync("この区のまとめを受け取る"));
        await own.SubscribeAsync();
        var list = Take("subscribers", await desk.Keeper.AskAsync("まとめの届け先"));
        Take("subscribers 2", (await desk.Keeper.PressAsync(list, list.Buttons.Single(button => button.Title.StartsWith("つづき", StringComparison.Ordinal)))).Card);
        var asked = Take("remove?", (await desk.Keeper.PressAsync(list, list.Buttons.First(button => button.Title.EndsWith("を外す", StringComparison.Ordinal)))).Card);
        Take("removed", (await desk.Keeper.PressAsync(asked, "はい、外します")).Card);
        Take("empty list", await own.AskAsync("まとめを見る"));
        Take("nothing at all", await own.AskAsync("前回の宿題は？"));
        var decisions = string.Join('\n', Enumerable.Range(0, 35).Select(number => $"{number}番目 **移動支援** <b>のことを、ながく決めたところ{new string('長', 25)}"));
        for (var day = 1; day <= 8; day++)
        {
            await bot.SendAsync(day: new(2026, 11, day), decisions: decisions);
        }

        var summary = await bot.SendAsync(decisions: decisions);
        Take("list", await own.AskAsync("まとめを見る"));
        var found = Take("found", await own.AskAsync("移動支援について何が決まった？"));
        Take("opened", (await own.PressAsync(found, found.Buttons.First(button => button.Title == "まとめを開く"))).Card);
        Take("nothing", await own.AskAsync("医療的ケアについて何が決まった？"));
        Take("read", (await own.PressAsync(SummaryVerbs.HasRead, summary)).Card);
        var form = Take("ask", (await own.PressAsync(SummaryVerbs.Ask, summary)).Card);
        Take("ask too long", (await own.PressAsync(form, "送る", ("text", new string('<', 5000)))).Card);
        Take("ask found", (await own.PressAsync(form, "送る", ("text", string.Join('、', Enumerable.Range(0, 20).Select(at => $"090-1234-56{at:D2}"))))).Card);
        Take("asked", (await own.PressAsync(form, "送る", ("text", "いつですか"))).Card);
        await bot.In("19:many1@thread.tacv2").PressAsync(SummaryVerbs.Ask, summary);
        await bot.In("19:many1@thread.tacv2").PressAsync(SummaryVerbs.Unsubscribe, summary);
        await Reach.UntilAsync(() => bot.Told(desk.Channel.Id, "受け取りをやめました").Count > 0);
        Take("told", bot.Told(desk.Channel.Id, "受け取りをやめました")[0]);
        await bot.StatusAsync(own.Inbound("installationUpdate", activity => activity["action"] = "remove"));
        await Reach.UntilAsync(() => bot.Told(desk.Channel.Id, "もう届きません").Count > 0);
        Take("gone", bot.Told(desk.Channel.Id, "もう届きません")[0]);

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Name, card.Card.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
