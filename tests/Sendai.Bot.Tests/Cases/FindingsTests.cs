using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;

namespace Sendai.Bot.Tests.Cases;

/// <summary>What could identify somebody comes back in the same form, and is nowhere else.</summary>
public class FindingsTests
{
    private const string Marker = "leak7f3a9c";
    private const string Leak = $"連絡は{Marker}@example.com へ。";

    [Fact]
    public async Task Finding_ComesBackWithItsSuggestion_AndOnePressReplacesAndHandsIn()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");

        var found = (await chat.FillAsync(form, "出す", ("summary", $"50代のAさん。電話は{CaseTalk.Phone}。"))).Card;

        Assert.Contains("まだ保存されていません", found.Shown, StringComparison.Ordinal);
        Assert.Contains($"「{CaseTalk.Phone}」→", found.Shown, StringComparison.Ordinal);
        Assert.Equal($"50代のAさん。電話は{CaseTalk.Phone}。", found.Values["summary"]);
        Assert.Equal(("50代", "知的障害,精神障害", "yes", "true"), (found.Values["age"], found.Values["disabilities"], found.Values["consent"], found.Values["anonymous"]));
        Assert.DoesNotContain(found.Buttons, button => button.Title.Contains("このまま", StringComparison.Ordinal));
        Assert.Empty(await bot.AllAsync());
        Assert.Contains("ケースを受け付けました", (await chat.NextAsync(found, "置き換えて出す")).Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", (await bot.CaseAsync()).Content.Summary.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoubtfulFinding_CanBeConfirmed_ACertainOneCannot()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");
        var found = (await chat.FillAsync(form, "出す", ("summary", CaseTalk.Doubtful))).Card;
        var confirm = Assert.Single(found.Buttons, button => button.Title.Contains("このまま出す", StringComparison.Ordinal));

        // What is certain and was typed meanwhile is not confirmed away, nor by a forged button.
        var forged = System.Text.Json.Nodes.JsonNode.Parse(confirm.Data.GetRawText())!.AsObject();
        forged["screenConfirmed"] = $"{(string)forged["screenConfirmed"]!}\t{CaseTalk.Phone}";
        foreach (var (name, value) in found.Values)
        {
            forged[name] = value;
        }

        forged["support"] = $"電話は{CaseTalk.Phone}。";
        Assert.Contains("まだ保存されていません", (await chat.ExecuteAsync("case.send", forged, found.Id)).Card.Shown, StringComparison.Ordinal);
        Assert.Empty(await bot.AllAsync());

        Assert.Contains("ケースを受け付けました", (await chat.NextAsync(found, confirm.Title)).Shown, StringComparison.Ordinal);
        Assert.Equal(CaseTalk.Doubtful, (await bot.CaseAsync()).Content.Summary.Value);
    }

    [Fact]
    public async Task WhatWasRefused_IsInNoRow_NoLog_NoMessage_ButTheAnswerItself()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");
        var answers = new List<Pressed>();
        foreach (var (title, typed) in new[]
        {
            ("出す", new[] { ("summary", Leak) }),
            ("下書き保存", [("question", Leak), ("support", Leak)]),
            ("出す", [("summary", Leak), ("consent", "no")]),
            ("出す", [("summary", Leak), ("age", "")]),
            ("出す", [("summary", $"{Leak}死にたいと言っている。")]),
            ("出す", [("summary", Leak + new string('あ', 20_000))]),
            ("出す", [("summary", Leak + new string('あ', 4_000))]),
            ("下書き保存", [("summary", Leak + new string('あ', 4_000))]),
            ("出す", [("ward", Leak), ("venue", Leak), ("age", Leak), ("disabilities", Leak), ("household", Leak), ("urgency", Leak), ("consent", Leak)]),
            ("下書き保存", [("ward", Leak), ("venue", Leak), ("age", Leak), ("disabilities", Leak), ("household", Leak), ("urgency", Leak), ("consent", Leak)]),
        })
        {
            answers.Add(await chat.FillAsync(form, title, typed));
        }

        await chat.HandInAsync();
        var open = await chat.NextAsync(await chat.AskAsync("わたしのケース"), "見る");
        var add = await chat.NextAsync(open, "情報を足す");
        answers.Add(await Sendai.Bot.Tests.Contacts.Keeper.PressAsync(chat, add, "足す", ("text", Leak)));
        await chat.AskAsync("わたしのケース");
        await Reach.UntilAsync(() => bot.Overwritten("a:1").Count > 0);

        Assert.Contains(answers, answer => answer.Value.GetRawText().Contains(Marker, StringComparison.Ordinal));
        Assert.DoesNotContain(Marker, await bot.EverythingAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Log.All, line => line.Contains(Marker, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Connector.Requests, request => request.Body.Contains(Marker, StringComparison.Ordinal));
        // Neither where clients show no card, nor aloud.
        Assert.All(answers.Where(answer => answer.Value.ValueKind == System.Text.Json.JsonValueKind.Object), answer =>
        {
            Assert.DoesNotContain(Marker, answer.Value.GetProperty("speak").GetString()!, StringComparison.Ordinal);
            Assert.DoesNotContain(Marker, answer.Value.GetProperty("fallbackText").GetString()!, StringComparison.Ordinal);
        });
        Assert.All(answers.Where(answer => answer.Value.ValueKind == System.Text.Json.JsonValueKind.String), answer =>
            Assert.DoesNotContain(Marker, answer.Value.GetString()!, StringComparison.Ordinal));
    }
}
