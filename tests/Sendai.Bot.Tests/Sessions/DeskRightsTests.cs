using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Tests.Versions;

namespace Sendai.Bot.Tests.Sessions;

/// <summary>Who may not, what was never on a card, and every card itself.</summary>
public class DeskRightsTests
{
    private static readonly string[] Verbs =
    [
        "new", "preview", "make", "list", "open", "edit", "change", "cancel", "close", "bookForm", "book", "cancelBooking", "roster", "rosterFile", "attendance", "mark",
    ];

    [Fact]
    public async Task OtherWardsSecretariatAndSpecialists_AreRefusedAndNothingChanges()
    {
        await using var desk = await OfficeBot.StartAsync();
        var other = new TestChannel(desk.Bot, "19:izumi@thread.tacv2", TestChannel.Member(21));
        await other.RegisterAsync("泉区");
        var session = await desk.Bot.MakeAsync();
        await desk.PutAsync(session, 31);
        var before = await desk.Bot.ReadAsync(session);
        foreach (var chat in new[] { other.Personal(21), other.Chat(21), desk.Channel.Personal(99), desk.Channel.Chat(99) })
        {
            foreach (var verb in Verbs)
            {
                var pressed = await chat.ExecuteAsync($"review.admin.{verb}", Data(session.Id));
                Assert.StartsWith("この操作ができるのは、青葉区の事務局と管理者です", pressed.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
            }
        }

        // A session of another ward is none of this one.
        var mixed = Data(session.Id);
        mixed["ward"] = "泉";
        Assert.Contains("見つかりませんでした", (await other.Personal(21).ExecuteAsync("review.admin.roster", mixed)).Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(before.Bookings, (await desk.Bot.ReadAsync(session)).Bookings);
        Assert.Contains("この操作ができるのは", await desk.Channel.Personal(99).TextAsync("会をひらく 青葉"), StringComparison.Ordinal);
        Assert.Contains("どの区のことか分かりませんでした", await desk.Channel.Personal(AccessBot.Administrator).TextAsync("開催の一覧"), StringComparison.Ordinal);
        Assert.Contains("泉区の会", (await other.Personal(21).AskAsync("開催の一覧")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgedData_IsAnsweredKindlyAndChangesNothing()
    {
        await using var desk = await OfficeBot.StartAsync();
        var session = await desk.Bot.MakeAsync();
        await desk.PutAsync(session, 31);
        var before = await desk.Bot.ReadAsync(session);
        JsonNode?[] garbage = [null, "", "x", -1, int.MaxValue, true, new JsonArray(), new JsonObject(), "9999-12-31", new string('長', 5000), "\u202e", "2026-13-45"];
        string[] fields = ["session", "kind", "dates", "date", "time", "place", "link", "capacity", "minutes", "rule", "until", "basis", "closed", "number", "who", "slot", "name", "page", "from", "offices", "nonce"];
        foreach (var verb in Verbs)
        {
            foreach (var (field, at) in fields.Select((field, at) => (field, at)))
            {
                // What these need is below; with the rest they would do what they say.
                if (verb is not ("make" or "close" or "book"))
                {
                    await ExecuteAsync(verb, field, garbage[(at + verb.Length) % garbage.Length]);
                }
            }
        }

        (string Verb, string Field)[] needed =
        [
            ("make", "kind"), ("make", "dates"), ("make", "time"), ("make", "capacity"), ("make", "minutes"), ("close", "session"), ("book", "session"), ("book", "nonce"),
        ];
        foreach (var (verb, field) in needed)
        {
            foreach (var value in garbage.Where(value => field != "nonce" || value is not JsonValue text || text.GetValueKind() != System.Text.Json.JsonValueKind.String || text.GetValue<string>().Length is 0 or > 64))
            {
                await ExecuteAsync(verb, field, value);
            }
        }

        async Task ExecuteAsync(string verb, string field, JsonNode? value)
        {
            var data = Data(session.Id);
            data.Remove("sure");
            data[field] = value?.DeepClone();
            var pressed = await desk.Keeper.ExecuteAsync($"review.admin.{verb}", data);
            Assert.True(pressed.StatusCode is 200 or 400, $"{verb} {field}: {pressed.StatusCode} {pressed.Value}");
        }

        Assert.Equal(before.Bookings, (await desk.Bot.ReadAsync(session)).Bookings);
        Assert.Single(await desk.SessionsAsync());
        Assert.Equal(before.Session.Starts, (await desk.Bot.ReadAsync(session)).Session.Starts);
        Assert.False((await desk.Bot.ReadAsync(session)).Session.IsCancelled);
    }

    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        var time = new MovedTime();
        await using var desk = await OfficeBot.StartAsync(time: time);
        for (var office = 0; office < 30; office++)
        {
            await desk.AddAsync($"みほん*相談室*{office}");
        }

        var cards = new List<(string, CardView)>();
        CardView Take(string name, CardView card)
        {
            cards.Add((name, card));
            return card;
        }

        var kinds = Take("kinds", await desk.Keeper.AskAsync("会をひらく"));
        var form = Take("form", await desk.Keeper.CardAsync(kinds, "情報交換会"));
        Take("flawed", await desk.Keeper.CardAsync(form, "内容を確かめる", ("time", "x"), ("link", "x"), ("capacity", "x"), ("minutes", "x"), ("place", new string('長', 600)), ("rule", new string('長', 600)), ("except", new string('長', 600))));
        var preview = Take("preview", await desk.Keeper.CardAsync(
            form, "内容を確かめる", ("date", "2026-12-01"), ("time", "10:00"), ("rule", "毎月第1・第2・第3・最終月曜"), ("until", "2027-12-31"), ("place", new string('場', 100)), ("link", $"https://example.com/{new string('a', 450)}"), ("capacity", "60")));
        Take("back", await desk.Keeper.CardAsync(preview, "入力にもどる"));
        Take("made", await desk.Keeper.CardAsync(preview, "この内容で作る"));
        var list = Take("list", await desk.Keeper.AskAsync("開催の一覧"));
        Take("next", await desk.Keeper.CardAsync(list, "この先の会"));
        Take("before", await desk.Keeper.CardAsync(list, "前の会"));
        var session = (await desk.SessionsAsync())[0];
        for (var person = 0; person < 62; person++)
        {
            await desk.PutAsync(session, 100 + person, $"{person:D3}{new string('名', 37)}", hasTeams: false);
        }

        var one = Take("one", await desk.Keeper.CardAsync(list, list.Buttons[0].Title));
        var edit = Take("edit", await desk.Keeper.CardAsync(one, "日時・場所・枠を変える"));
        Take("flawed edit", await desk.Keeper.CardAsync(edit, "この内容に変える", ("time", "x"), ("link", "x"), ("place", new string('長', 600))));
        Take("few", await desk.Keeper.CardAsync(edit, "この内容に変える", ("capacity", "1")));
        Take("changed", await desk.Keeper.CardAsync(edit, "この内容に変える", ("capacity", "59"), ("place", new string('外', 100))));
        Take("full", await desk.Keeper.CardAsync(one, "代わりに予約する"));
        var roster = Take("roster", await desk.Keeper.CardAsync(one, "参加者の一覧"));
        Take("roster 2", await desk.Keeper.CardAsync(roster, "次の25人"));
        Take("file", await desk.Keeper.CardAsync(roster, "CSVで受け取る"));
        var asked = Take("ask", await desk.Keeper.CardAsync(roster, "この方の予約を取り消す", ("who", "1")));
        Take("cancelled booking", await desk.Keeper.CardAsync(asked, "取り消す"));
        Take("closed", await desk.Keeper.CardAsync(one, "受付を閉じる"));
        var other = (await desk.SessionsAsync())[1];
        var free = await desk.Keeper.CardAsync(list, list.Buttons[1].Title);
        Take("book form", await desk.Keeper.CardAsync(free, "代わりに予約する"));
        Take("cancel", await desk.Keeper.CardAsync(await desk.Keeper.CardAsync(free, "中止にする"), "中止にする"));
        time.Now = session.Starts.ToDateTimeOffset().AddMinutes(5);
        var attendance = Take("attendance", await desk.Keeper.CardAsync(await desk.Keeper.CardAsync(list, list.Buttons[0].Title), "出欠をつける"));
        Take("marked", await desk.Keeper.CardAsync(attendance, "保存する"));
        Take("attendance 2", await desk.Keeper.CardAsync(attendance, "次の20人"));

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Item1, card.Item2.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True((await desk.Bot.ReadAsync(other)).Session.IsCancelled);
        Assert.All(cards, card => Assert.DoesNotContain(card.Item2.Buttons, button => button.Verb is not null && button.Verb.Length == 0));
    }

    private static JsonObject Data(string session) => new()
    {
        ["ward"] = "青葉",
        ["session"] = session,
        ["kind"] = "choko-review",
        ["dates"] = "2026-12-09",
        ["date"] = "2026-12-09",
        ["time"] = "10:00",
        ["place"] = "見本",
        ["link"] = "",
        ["capacity"] = "6",
        ["minutes"] = "10",
        ["closed"] = true,
        ["name"] = "みほん",
        ["who"] = "1",
        ["sure"] = true,
        ["nonce"] = Guid.NewGuid().ToString("n"),
    };
}
