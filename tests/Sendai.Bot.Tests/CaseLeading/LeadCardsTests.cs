using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Tests.Sessions;
using Sendai.Bot.Tests.Versions;
using Made = Sendai.Bot.Tests.Reviews.Sessions;

namespace Sendai.Bot.Tests.CaseLeading;

/// <summary>Every card, with as much on it as can be.</summary>
public sealed class LeadCardsTests
{
    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        var time = new MovedTime();
        await using var bot = await LeadBot.StartAsync(time);
        for (var member = 100; member < 170; member++)
        {
            bot.Channel.Members.Add(TestChannel.Member(member, $"{member}{new string('名', 60)}"));
        }

        await bot.Channel.TellAsync("membersAdded");
        var session = await bot.Bot.MakeAsync(capacity: 60);
        for (var person = 0; person < 55; person++)
        {
            await bot.Desk.PutAsync(session, 200 + person, $"{person:D3}{new string('参', 60)}");
        }

        for (var week = 1; week < 14; week++)
        {
            await bot.Bot.MakeAsync(Made.Wednesday.PlusDays(7 * week));
        }

        var cards = new List<(string, CardView)>();
        CardView Take(string name, CardView card)
        {
            cards.Add((name, card));
            return card;
        }

        var file = await bot.HandInAsync(isPriority: true, support: string.Concat(Enumerable.Repeat("支援の内容を、ながく書いたところ。\n", 200)));
        for (var count = 0; count < 9; count++)
        {
            await bot.HandInAsync();
        }

        var keeper = bot.Keeper;
        Take("board", await bot.BoardAsync());
        var list = Take("list", await keeper.AskAsync("ケースの一覧"));
        Take("list 2", await keeper.CardAsync(list, list.Buttons.Single(button => button.Title.StartsWith("つづき", StringComparison.Ordinal)).Title));
        Take("due", await keeper.CardAsync(list, "見直しの時期"));
        Take("retention", await keeper.CardAsync(await keeper.CardAsync(list, "保存期間を変える"), "この期間にする", ("months", "x")));
        var one = Take("received", await LeadBot.OpenAsync(keeper, file));
        Take("assign", await keeper.CardAsync(one, "担当を決める"));
        var text = Take("return", await keeper.CardAsync(one, "差し戻す"));
        Take("too long", await keeper.CardAsync(text, "差し戻す", ("text", new string('<', 20_000))));
        Take("found", await keeper.CardAsync(text, "差し戻す", ("text", string.Join('、', Enumerable.Range(0, 20).Select(at => $"090-1234-56{at:D2}")))));
        var seen = Take("checked", await keeper.CardAsync(one, "確認した"));
        var review = Take("review", await keeper.CardAsync(seen, "見直しの日を決める"));
        Take("reviewed", await keeper.CardAsync(review, "この日にする"));
        Take("review again", await keeper.CardAsync(seen, "見直しの日を決める"));
        var dates = Take("dates", await keeper.CardAsync(seen, "日程を決める"));
        Assert.Equal(12, dates.Choices("session").Count);
        var placed = Take("placed", await keeper.CardAsync(dates, "この会にする", ("session", session.Id)));
        var people = Take("people", await keeper.CardAsync(placed, "進行役・参加者を決める"));
        Take("too many", await keeper.CardAsync(people, "この方たちにする", ("facilitator", people.Choices("facilitator").Values.First()), ("who", string.Join(',', people.Choices("who").Values))));
        var named = Take("named", await keeper.CardAsync(
            people, "この方たちにする", ("facilitator", people.Choices("facilitator").Values.First()), ("who", string.Join(',', people.Choices("who").Values.Skip(2).Take(14)))));
        Take("people again", await keeper.CardAsync(named, "進行役・参加者を決める"));
        var sheet = Take("sheet", await keeper.CardAsync(named, "当日の資料"));
        Take("read", await keeper.CardAsync(sheet, "ケースにもどる"));
        Take("none", await keeper.AskAsync("参加する事例"));
        Take("unschedule", await keeper.CardAsync(named, "日程を取り消す"));
        time.Now = (await bot.ReadAsync(file)).Slot!.Starts.ToDateTimeOffset().AddMinutes(1);
        var began = Take("began", await LeadBot.OpenAsync(keeper, file));
        var held = Take("held", await keeper.CardAsync(began, "実施した"));
        var follow = Take("follow", await keeper.CardAsync(
            await keeper.CardAsync(held, "話し合いの結果を書く"), "保存する", ("text", string.Concat(Enumerable.Repeat("結果を書いたところ。\n", 180)))));
        Take("again", await keeper.CardAsync(follow, "もう一度検討する"));
        Take("closed", await keeper.CardAsync(await keeper.CardAsync(follow, "終了する"), "はい、終了する"));

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Item1, card.Item2.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
        Assert.All(cards, card => Assert.InRange(card.Item2.Json.TryGetProperty("actions", out var actions) ? actions.GetArrayLength() : 0, 0, 6));
    }
}
