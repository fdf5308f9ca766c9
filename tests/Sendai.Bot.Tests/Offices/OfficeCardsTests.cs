using System.Text.RegularExpressions;
using Sendai.Bot.Offices;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;

namespace Sendai.Bot.Tests.Offices;

/// <summary>Every card of the offices, by Microsoft's renderer and the project's rules, with names as long and as odd as they can be.</summary>
public sealed partial class OfficeCardsTests
{
    private const int Person = 50;

    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        await using var bot = await OfficeBot.StartAsync();
        var keeper = bot.Keeper;
        var cards = new List<(string Name, CardView Card)>();
        CardView Take(string name, CardView card)
        {
            cards.Add((name, card));
            return card;
        }

        Take("no offices", await keeper.AskAsync("事業所の一覧"));
        Take("no rota, no offices", await bot.RotaAsync());
        Take("nothing to choose", await ChooseAsync());
        Take("no records", await keeper.AskAsync("参加の記録"));
        Take("no office", await bot.Channel.Personal(Person).AskAsync("個別スーパービジョンはいつ"));
        var names = Enumerable.Range(0, 34).Select(number => $"{number:00}*[見](本){{{{DATE(x)}}}}<b>".PadRight(60, '本')).ToList();
        foreach (var name in names)
        {
            Assert.Equal(60, name.Length);
            Take("saved", await bot.AddAsync(name, "2026-04-01"));
        }

        var list = Take("list", await keeper.AskAsync("事業所の一覧"));
        Take("second page", await NextAsync(list, "次を見る"));
        Take("empty fields", await NextAsync(list, "足す"));
        Take("wrong fields", await bot.AddAsync(names[0], "きのう"));
        Take("taken", await bot.AddAsync(names[0]));
        var fields = Take("fields", await NextAsync(list, "直す・閉じる", ("office", list.Choices("office").Values.First())));
        Take("closed", await NextAsync(fields, "閉じる"));
        fields = Take("closed fields", await NextAsync(list, "直す・閉じる", ("office", list.Choices("office").Values.First())));
        Take("open again", await NextAsync(fields, "また開く"));
        Take("overtaken", await NextAsync(fields, "保存する"));

        Take("wards", await bot.Channel.Personal(51).AskAsync("わたしの事業所"));
        var choose = Take("choose", await ChooseAsync());
        Take("more to choose", (await bot.Channel.Personal(Person).PressAsync(choose, "ほかの事業所を見る")).Card);
        Take("not here", (await bot.Channel.Personal(Person).PressAsync(choose, "この事業所にする", ("office", "none"))).Card);
        Take("chosen", (await bot.Channel.Personal(Person).PressAsync(choose, "この事業所にする", ("office", choose.Choices("office").Values.First()))).Card);

        Take("no rota", await bot.RotaAsync());
        var rota = Take("rota", await bot.MakeRotaAsync());
        var swap = Take("swap", await NextAsync(rota, "月を入れかえる"));
        var put = Take("put", await NextAsync(rota, "別の事業所を入れる"));
        Take("put more", await NextAsync(put, "ほかの事業所を見る"));
        Take("mark", await NextAsync(rota, "済み・中止にする"));
        Take("waiting", await NextAsync(rota, "まだの事業所"));
        var months = swap.Choices("month").Values.Where(month => string.CompareOrdinal(month, "2026-10") > 0).Take(2).ToList();
        Take("swapped", await NextAsync(swap, "入れかえる", ("month", months[0]), ("other", months[1])));
        Take("overtaken rota", (await OfficeBot.PressAsync(bot.Channel.Personal(OfficeBot.OtherSecretary), swap, "入れかえる", ("month", months[0]), ("other", months[1]))).Card);
        Take("when", await bot.Channel.Personal(Person).AskAsync("個別スーパービジョンはいつ"));

        foreach (var office in await bot.Book.AllAsync(OfficeBot.Ward, default))
        {
            for (var month = 4; month <= 11; month++)
            {
                var day = new NodaTime.LocalDate(2026, month, 10);
                await bot.Bot.Store().UpsertAsync(
                    AttendanceRows.Table, AttendanceRows.Write(AttendanceRows.PartitionOf(OfficeBot.Ward), office, $"s{month}", day, "見本の会"), default);
            }
        }

        var attendance = Take("attendance", await keeper.AskAsync("参加の記録"));
        Take("attendance more", await NextAsync(attendance, "ほかの事業所を見る"));
        Take("attendance of one", await NextAsync(attendance, "日付と会議を見る", ("office", attendance.Choices("office").Values.First())));
        await Reach.UntilAsync(() => bot.Bot.Posted($"a:{Person}").Count(request => !request.Json.TryGetProperty("replyToId", out _)) >= 2);
        cards.AddRange(bot.Bot.Posted($"a:{Person}")
            .Where(request => !request.Json.TryGetProperty("replyToId", out _))
            .Select(request => ("message", new CardView(Assert.Single(request.Json.GetProperty("attachments").EnumerateArray()).GetProperty("content")))));

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Name, card.Card.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
        Assert.All(cards.SelectMany(card => card.Card.Buttons), button => Assert.Matches(Verb(), button.Verb!));
        // What is written in a name does nothing, on whichever card it stands.
        Assert.All(cards.SelectMany(card => card.Card.RawTexts), text => Assert.DoesNotMatch(@"(?<!\\)\[見|\{\{DATE|(?<!\\)<b>", text));

        async Task<CardView> NextAsync(CardView card, string title, params (string Name, string Value)[] typed) =>
            (await OfficeBot.PressAsync(keeper, card, title, typed)).Card;

        async Task<CardView> ChooseAsync()
        {
            var chat = bot.Channel.Personal(Person);
            await chat.SayAsync("青葉区");
            return await chat.AskAsync("わたしの事業所");
        }
    }

    [GeneratedRegex(@"^offices\.[a-zA-Z]+$")]
    private static partial Regex Verb();
}
