using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;

namespace Sendai.Bot.Tests.SummaryWriting;

/// <summary>Who may, where the answers stand, and what forged presses do.</summary>
public class WritingRightsTests
{
    private static readonly string[] Verbs = ["start", "list", "form", "paste", "split", "transcript", "save", "send", "plan", "time", "stop", "discard", "publish", "open", "correct"];

    [Fact]
    public async Task SomebodyElse_HearsWhoMay_AndSeesNothing()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();
        await bot.DraftAsync("ひみつの決定。");
        var summary = await bot.SummaryAsync();
        var stranger = bot.Desk.Channel.Personal(77);

        Assert.Contains("この操作ができるのは、青葉区の事務局です", await stranger.TextAsync("まとめを出す 青葉区"), StringComparison.Ordinal);
        Assert.Contains("この操作ができるのは、青葉区の事務局です", await stranger.TextAsync("まとめの一覧 青葉区"), StringComparison.Ordinal);
        foreach (var verb in Verbs)
        {
            var pressed = await WritingBot.PressAsync(stranger, $"summary.admin.{verb}", new JsonObject { ["ward"] = "青葉", ["summary"] = summary.Id, ["nonce"] = "n", ["sure"] = "yes", ["Decisions"] = "いたずら" });
            Assert.Equal(400, pressed.StatusCode);
            Assert.Contains("この操作ができるのは、青葉区の事務局です", WritingBot.Words(pressed), StringComparison.Ordinal);
        }

        Assert.Equal(summary, await bot.SummaryAsync());
    }

    [Fact]
    public async Task FromTheChannel_EverythingLeadsToTheOwnChat_AndTheChannelHearsNoText()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();
        await bot.DraftAsync("ひみつの決定。");
        var summary = await bot.SummaryAsync();
        var channel = bot.Desk.Channel.Chat(OfficeBot.Secretary);

        Assert.Contains("個人チャットにお送りしました", await channel.TextAsync("まとめを出す"), StringComparison.Ordinal);
        Assert.Contains("個人チャットにお送りしました", await channel.TextAsync("まとめの一覧"), StringComparison.Ordinal);
        foreach (var verb in Verbs.Except(["save", "send", "plan", "stop", "publish"]))
        {
            var pressed = await WritingBot.PressAsync(channel, $"summary.admin.{verb}", new JsonObject { ["ward"] = "青葉", ["summary"] = verb == "form" ? null : summary.Id, ["minutes"] = "ひみつの決定。", ["session"] = "none" });
            Assert.Equal((verb, 200, "お答えは、個人チャットにお送りしました。"), (verb, pressed.StatusCode, pressed.Value.ValueKind == System.Text.Json.JsonValueKind.String ? pressed.Value.GetString() : ""));
        }

        // What could be sent there by a forged card changes nothing.
        foreach (var verb in new[] { "save", "send", "plan", "stop", "publish", "discard" })
        {
            var pressed = await WritingBot.PressAsync(channel, $"summary.admin.{verb}", new JsonObject { ["ward"] = "青葉", ["summary"] = summary.Id, ["nonce"] = "n", ["count"] = "0", ["sure"] = "yes", ["Decisions"] = "いたずら" });
            Assert.Contains("このカードは使えなくなっています。何も変えていません。", WritingBot.Words(pressed), StringComparison.Ordinal);
        }

        // What leads there comes by itself, and in no order.
        await Reach.UntilAsync(() => bot.Bot.Posted($"a:{OfficeBot.Secretary}").Any(request => request.Body.Contains("まとめは、ほかの方に見えないこのチャットで書きます。", StringComparison.Ordinal)));
        Assert.Equal(summary, await bot.SummaryAsync());
        Assert.All(bot.Bot.Connector.Requests, request => Assert.DoesNotContain("ひみつの決定", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ForgedData_IsAnsweredClearlyAndChangesNothing()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();
        await bot.SubscribeAsync(1);
        await bot.DraftAsync();
        var summary = await bot.SummaryAsync();
        async Task<Pressed> PressAsync(string verb, Action<JsonObject> change)
        {
            var data = new JsonObject { ["ward"] = "青葉", ["summary"] = summary.Id, ["nonce"] = "n1" };
            change(data);
            return await WritingBot.PressAsync(bot.Keeper, $"summary.admin.{verb}", data);
        }

        Assert.Contains("見つかりませんでした", WritingBot.Words(await PressAsync("open", data => data["summary"] = "../../x")), StringComparison.Ordinal);
        Assert.Contains("見つかりませんでした", WritingBot.Words(await PressAsync("save", data => data["summary"] = "20261118-00000000")), StringComparison.Ordinal);
        Assert.Contains("会議を選んでください", WritingBot.Words(await PressAsync("form", data => data.Remove("summary"))), StringComparison.Ordinal);
        Assert.Contains("見つかりませんでした", WritingBot.Words(await PressAsync("form", data => (data["summary"], data["session"]) = (null, "s'x"))), StringComparison.Ordinal);
        Assert.Contains("使えなくなっています", WritingBot.Words(await PressAsync("stop", data => data["nonce"] = null)), StringComparison.Ordinal);
        Assert.Contains("使えなくなっています", WritingBot.Words(await PressAsync("send", data => data["nonce"] = new string('x', 65))), StringComparison.Ordinal);
        Assert.Contains("まだ送っていません", (await PressAsync("send", data => data["count"] = "1")).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("この会は、もう予約できません", (await PressAsync("save", data => (data["Decisions"], data["next"]) = ("文。", "zzz"))).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("まだ何も書かれていません", (await PressAsync("save", data => data["Decisions"] = new JsonObject())).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("訂正していません", (await PressAsync("publish", data => data["correction"] = "x")).Card.Shown, StringComparison.Ordinal);
        Assert.Equal(summary, await bot.SummaryAsync());
    }

    [Fact]
    public async Task RefreshOfAClient_ChangesNothing()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();
        await bot.SubscribeAsync(1);
        var preview = await bot.DraftAsync();
        var before = await bot.SummaryAsync();
        foreach (var title in new[] { "今すぐ送る", "下書きを捨てる" })
        {
            var button = preview.Button(title);
            var data = JsonNode.Parse(button.Data.GetRawText())!.AsObject();
            (data["count"], data["sure"], data["nonce"]) = ("1", "yes", data["nonce"]?.DeepClone() ?? "n");
            var activity = bot.Keeper.Inbound("invoke", one =>
            {
                one["name"] = "adaptiveCard/action";
                one["value"] = new JsonObject
                {
                    ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = button.Verb, ["data"] = data },
                    ["trigger"] = "automatic",
                };
            });
            using var response = await bot.Bot.PostAsync(activity);
            Assert.Contains("何も変えていません", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(before, await bot.SummaryAsync());
    }
}
