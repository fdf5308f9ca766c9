using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;

namespace Sendai.Bot.Tests.Cases;

/// <summary>「下書き保存」: what is kept, for how long, and where it can be gone on with.</summary>
public class DraftTests
{
    [Fact]
    public async Task Draft_SurvivesLeavingAndComingBack_OnAnotherDeviceAndAfterARestart()
    {
        var database = BotFactory.NewDatabase();
        await using (var bot = await BotFactory.StartAsync(database))
        {
            var chat = Reach.Personal(bot, 1);
            var saved = (await chat.NextAsync(
                await chat.AskAsync("ケースを出したい"), "下書き保存", ("ward", "泉"), ("age", "20代"), ("summary", "20代のAさん。")));
            Assert.Contains("下書きを保存しました", saved.Shown, StringComparison.Ordinal);
            Assert.Contains("12月2日(水)まで残ります", saved.Shown, StringComparison.Ordinal);
        }

        await using var after = await BotFactory.StartAsync(database);
        var form = await Reach.Personal(after, 1).AskAsync("ケースを出したい");

        Assert.Contains("下書きの続きです。12月2日(水)まで残ります。", form.Shown, StringComparison.Ordinal);
        Assert.Equal(("泉", "20代", "20代のAさん。"), (form.Values["ward"], form.Values["age"], form.Values["summary"]));
        // Somebody else finds nothing of it.
        Assert.DoesNotContain("20代のAさん", (await Reach.Personal(after, 2).AskAsync("ケースを出したい")).Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DraftOnTwoDevices_IsOneCase()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        await chat.FillAsync(await chat.AskAsync("ケースを出したい"), "下書き保存");
        var (phone, desk) = (await chat.AskAsync("ケースを出したい"), await chat.AskAsync("ケースを出したい"));

        Assert.Contains("ケースを受け付けました", (await chat.FillAsync(phone, "出す")).Card.Shown, StringComparison.Ordinal);

        Assert.Contains("もう出してあります", (await chat.FillAsync(desk, "出す", ("question", "別の文"))).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("もう出してあります", (await chat.FillAsync(desk, "下書き保存")).Card.Shown, StringComparison.Ordinal);
        Assert.Single(await bot.AllAsync());
        Assert.Null(await bot.DraftAsync(1));
        Assert.Equal("", (await chat.AskAsync("ケースを出したい")).Values["summary"]);
    }

    [Fact]
    public async Task FieldWithAFinding_IsNotKept_TheOthersAre_AndItGoesBackMarked()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");

        var answer = (await chat.FillAsync(form, "下書き保存", ("support", $"連絡先は{CaseTalk.Phone}です。"))).Card;

        Assert.Contains("「これまでの支援」は、まだ保存されていません。", answer.Shown, StringComparison.Ordinal);
        Assert.Contains("ほかのところは下書きに保存しました", answer.Shown, StringComparison.Ordinal);
        Assert.Equal($"連絡先は{CaseTalk.Phone}です。", answer.Values["support"]);
        var draft = (await bot.DraftAsync(1))!.Content;
        Assert.Equal(("50代のAさん。日中は家で過ごすことが多い。", "", "日中の居場所をどう見つけるか。"), (draft.Summary.Value, draft.Support.Value, draft.Question.Value));
        Assert.DoesNotContain(CaseTalk.Phone, await bot.EverythingAsync(), StringComparison.Ordinal);
        // One press takes the suggestion, and then all of it is kept.
        var replaced = await chat.NextAsync(answer, "置き換えて下書き保存");
        Assert.Contains("下書きを保存しました", replaced.Shown, StringComparison.Ordinal);
        Assert.StartsWith("連絡先は", (await bot.DraftAsync(1))!.Content.Support.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FieldWithAFinding_LeavesWhatWasKeptOfItBefore()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var kept = (await chat.FillAsync(await chat.AskAsync("ケースを出したい"), "下書き保存")).Card;

        await chat.NextAsync(kept, "下書き保存", ("support", CaseTalk.Phone));

        Assert.Equal("B事業所のヘルパーが週2回。", (await bot.DraftAsync(1))!.Content.Support.Value);
    }

    [Fact]
    public async Task Draft_ExpiresAfterAFortnight_AndIsGoneFromTheStore()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartAsync(time: time);
        var chat = Reach.Personal(bot, 1);
        await chat.FillAsync(await chat.AskAsync("ケースを出したい"), "下書き保存");

        time.Now = new DateTimeOffset(2026, 12, 2, 23, 59, 0, TimeSpan.FromHours(9)).ToUniversalTime();
        Assert.NotNull(await bot.DraftAsync(1));
        time.Now = new DateTimeOffset(2026, 12, 3, 0, 0, 0, TimeSpan.FromHours(9)).ToUniversalTime();

        Assert.Null(await bot.DraftAsync(1));
        Assert.Equal("", (await chat.AskAsync("ケースを出したい")).Values["summary"]);
        await Reach.UntilAsync(async () => !(await bot.EverythingAsync()).Contains("家で過ごす", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Discarded_IsGone()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var saved = (await chat.FillAsync(await chat.AskAsync("ケースを出したい"), "下書き保存")).Card;

        var answer = await chat.NextAsync(saved, "下書きを消す");

        Assert.Contains("下書きを消しました", answer.Shown, StringComparison.Ordinal);
        Assert.Null(await bot.DraftAsync(1));
        Assert.DoesNotContain("家で過ごす", await bot.EverythingAsync(), StringComparison.Ordinal);
        Assert.Equal("", (await chat.NextAsync(answer, "新しく書く")).Values["summary"]);
    }
}
