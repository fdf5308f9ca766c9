using System.Text.Json.Nodes;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Tests.Cases;

/// <summary>「わたしのケース」: what somebody sees of their own, adds to it, and takes back.</summary>
public class MineTests
{
    [Fact]
    public async Task Mine_AreAllWardsTheNewestFirst_PageByPage_WithNothingOfTheirContent()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        Assert.Contains("まだありません", (await chat.AskAsync("わたしのケース")).Shown, StringComparison.Ordinal);
        for (var count = 0; count < 7; count++)
        {
            await chat.HandInAsync(("ward", count % 2 == 0 ? "青葉" : "泉"));
        }

        await Reach.Personal(bot, 2).HandInAsync();
        await bot.DoAsync((file, now) => file.Return(PrivacyScreen.Restore("年代を足してください。"), "k", now));

        var mine = await chat.AskAsync("私のケースどうなりましたか");

        Assert.Equal(6, mine.Buttons.Count(button => button.Verb == "case.open"));
        Assert.Contains("受付番号 青葉2026-001　差し戻し", mine.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("家で過ごす", mine.Json.GetRawText(), StringComparison.Ordinal);
        var rest = await chat.NextAsync(mine, "もっと見る（あと1件）");
        Assert.Contains("泉2026-001", mine.Shown + rest.Shown, StringComparison.Ordinal);
        Assert.Single(rest.Buttons, button => button.Verb == "case.open");
        Assert.DoesNotContain("青葉2026-005", mine.Shown + rest.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnCase_ShowsContentAndEveryStepWithWhoAndWhen_AndEachReadIsAudited()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var before = bot.Now;
        await chat.HandInAsync();
        await bot.DoAsync((file, now) => file.Check("k", now));

        var open = await chat.NextAsync(await chat.AskAsync("わたしのケース"), "見る");

        Assert.Contains("日中は家で過ごすことが多い", open.Shown, StringComparison.Ordinal);
        Assert.Contains(bot.MinutesSince(before), minute => open.Shown.Contains($"{minute}　受付（自分）", StringComparison.Ordinal));
        Assert.Contains("事務局確認（事務局）", open.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("家で過ごす", open.Json.GetProperty("fallbackText").GetString()! + open.Json.GetProperty("speak").GetString(), StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line.What == Operation.ReadCase && line.On == "青葉2026-001");
        Assert.Contains(" v-2026-00001-", await bot.EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_IsRefusedEveryButtonOfSomebodyElsesCase_AndThatIsAudited()
    {
        await using var bot = await BotFactory.StartAsync();
        await Reach.Personal(bot, 1).HandInAsync();
        await bot.DoAsync((file, now) => file.Return(PrivacyScreen.Restore("x"), "k", now));
        foreach (var (verb, of) in new[] { ("case.open", "2026-00001"), ("case.add", "2026-00001"), ("case.withdraw", "2026-00001"), ("case.answer", "2026-00001"), ("case.form", "2026-00001"), ("case.send", "2026-00001"), ("case.save", "2026-00001") })
        {
            var pressed = await Reach.Personal(bot, 2).ExecuteAsync(verb, new JsonObject
            {
                ["ward"] = "青葉", ["case"] = of, ["nonce"] = new string('a', 16), ["sure"] = true, ["text"] = "足す", ["choice"] = "Settled", ["summary"] = "書き換え",
            });

            Assert.Equal((verb, "application/vnd.microsoft.error"), (verb, pressed.Type));
            Assert.StartsWith("この操作ができるのは、", pressed.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        var audit = await bot.AuditAsync();
        Assert.Equal(7, audit.Count(line => line.Outcome == AuditOutcome.Refused && line.On == "青葉2026-001"));
        Assert.IsType<CaseState.Returned>((await bot.CaseAsync()).State);
    }

    [Fact]
    public async Task Addition_IsScreenedAsTheCaseIs_AndStandsInItOnce()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        await chat.HandInAsync();
        var form = await chat.NextAsync(await chat.NextAsync(await chat.AskAsync("わたしのケース"), "見る"), "情報を足す");

        Assert.Contains("書いてください", (await chat.NextAsync(form, "足す", ("text", " \u200b"))).Shown, StringComparison.Ordinal);
        Assert.Contains("いまは1,001字", (await chat.NextAsync(form, "足す", ("text", new string('あ', 1001)))).Shown, StringComparison.Ordinal);
        var found = await chat.NextAsync(form, "足す", ("text", $"新しい番号は{CaseTalk.Phone}。"));
        Assert.Contains("まだ保存されていません", found.Shown, StringComparison.Ordinal);
        Assert.Empty((await bot.CaseAsync()).Additions);
        var done = await chat.NextAsync(found, "置き換えて足す");
        await chat.NextAsync(found, "置き換えて足す");

        Assert.Contains("情報を足しました", done.Shown, StringComparison.Ordinal);
        Assert.StartsWith("新しい番号は", Assert.Single((await bot.CaseAsync()).Additions).Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseTalk.Phone, await bot.EverythingAsync(), StringComparison.Ordinal);
        Assert.Contains("追加（11月18日(水)）", (await chat.NextAsync(done, "このケースを見る")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyAdditions_AreReadPageByPage()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        await chat.HandInAsync();
        for (var count = 0; count < 20; count++)
        {
            await bot.DoAsync((file, now) => file.Add(PrivacyScreen.Restore($"{count}番め。{new string('長', 900)}"), now));
        }

        var page = await chat.NextAsync(await chat.AskAsync("わたしのケース"), "見る");
        var read = new List<string> { page.Shown };
        while (page.Buttons.Any(button => button.Title == "つづきを読む"))
        {
            page = await chat.NextAsync(page, "つづきを読む");
            read.Add(page.Shown);
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(page.Json.GetRawText()), 1, 25 * 1024);
        }

        Assert.True(read.Count > 2);
        Assert.All(Enumerable.Range(0, 20), count => Assert.Single(read, text => text.Contains($"\n{count}番め。", StringComparison.Ordinal)));
        Assert.DoesNotContain(page.Buttons, button => button.Title == "情報を足す");
    }

    [Fact]
    public async Task TakingBack_IsAskedOnce_AndCannotBeUndone()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        await chat.HandInAsync();
        var open = await chat.NextAsync(await chat.AskAsync("わたしのケース"), "見る");

        var question = await chat.NextAsync(open, "取り下げる");
        Assert.Contains("まだ取り下げていません", question.Shown, StringComparison.Ordinal);
        Assert.IsType<CaseState.Received>((await bot.CaseAsync()).State);
        Assert.Contains("取り下げました", (await chat.NextAsync(question, "はい、取り下げます")).Shown, StringComparison.Ordinal);

        Assert.IsType<CaseState.Withdrawn>((await bot.CaseAsync()).State);
        Assert.Contains("いまは取り下げられません", (await chat.NextAsync(open, "取り下げる")).Shown, StringComparison.Ordinal);
        Assert.DoesNotContain((await chat.NextAsync(question, "やめておく")).Buttons, button => button.Verb is "case.withdraw" or "case.add" or "case.form");
    }

    [Fact]
    public async Task ReturnedCase_IsCorrectedAndHandedInAgainUnderItsNumber_AlsoFromADraft()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        await chat.HandInAsync();
        await bot.DoAsync((file, now) => file.Return(PrivacyScreen.Restore("これまでの支援を、もう少しくわしく。"), "k", now));
        var open = await chat.NextAsync(await chat.AskAsync("わたしのケース"), "見て、直す");
        Assert.Contains("これまでの支援を、もう少しくわしく。", open.Shown, StringComparison.Ordinal);

        var form = await chat.NextAsync(open, "直して、もう一度出す");
        Assert.Equal("50代のAさん。日中は家で過ごすことが多い。", form.Values["summary"]);
        Assert.False(form.Values.ContainsKey("ward"));
        await chat.NextAsync(form, "下書き保存", ("support", "B事業所のヘルパーが週3回。"));
        var draft = await chat.AskAsync("ケースを出したい");
        Assert.Contains("もう一度出す", draft.Shown, StringComparison.Ordinal);
        var confirmed = await chat.NextAsync(draft, "出す", ("consent", "yes"), ("anonymous", "true"));

        Assert.Contains("青葉2026-001", confirmed.Shown, StringComparison.Ordinal);
        var file = await bot.CaseAsync();
        Assert.Equal(("B事業所のヘルパーが週3回。", CaseStage.Received), (file.Content.Support.Value, file.Stage));
        Assert.Null(await bot.DraftAsync(1));
        Assert.Single(await bot.AllAsync());
        // The old form of another device once more: nothing changes any more.
        Assert.Contains("もう出してあります", (await chat.NextAsync(form, "出す", ("consent", "yes"), ("anonymous", "true"), ("support", "x"))).Shown, StringComparison.Ordinal);
        Assert.Equal("B事業所のヘルパーが週3回。", (await bot.CaseAsync()).Content.Support.Value);
    }
}
