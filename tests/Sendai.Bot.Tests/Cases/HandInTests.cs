using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Tests.Cases;

/// <summary>A case is handed in: from the first word to what is kept and said.</summary>
public class HandInTests
{
    [Fact]
    public async Task Case_IsHandedIn_KeptAsItWasWritten_AndConfirmedInPlace()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        await chat.SayAsync("青葉区");
        var form = await chat.AskAsync("ケースを出したい");
        Assert.Contains("「Aさん」", form.Shown, StringComparison.Ordinal);
        Assert.Contains("4,000字まで", form.Shown, StringComparison.Ordinal);
        Assert.Equal("青葉", form.Values["ward"]);

        var confirmed = (await chat.FillAsync(form, "出す", ("urgency", "Pressing"), ("priority", "true"))).Card;

        Assert.Contains("ケースを受け付けました", confirmed.Shown, StringComparison.Ordinal);
        Assert.Contains("受付番号 青葉2026-001", confirmed.Shown, StringComparison.Ordinal);
        var file = await bot.CaseAsync();
        Assert.Equal(
            new CaseFacts("case-study", "50代", ["知的障害", "精神障害"], "親と同居", Urgency.Pressing, IsPriority: true), file.Content.Facts);
        Assert.Equal("50代のAさん。日中は家で過ごすことが多い。", file.Content.Summary.Value);
        Assert.Equal((Reach.Key(1), "相談 花子"), (file.Submitter.Key, file.Submitter.Name));
        // The confirmation is written over by the same words, and never stands a second time.
        await Reach.UntilAsync(() => bot.Overwritten("a:1").Count > 0);
        Assert.DoesNotContain(bot.Overwritten("a:1"), body => body.Contains("家で過ごす", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Posted("a:1"), request => !request.Json.TryGetProperty("replyToId", out _));
    }

    [Fact]
    public async Task SamePressTwice_IsOneCase()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");

        var pressed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => chat.FillAsync(form, "出す")));

        Assert.All(pressed, one => Assert.Contains("青葉2026-001", one.Card.Shown, StringComparison.Ordinal));
        Assert.Single(await bot.AllAsync());
        // Also much later, and with another ward chosen meanwhile.
        Assert.Contains("もう出してあります", (await chat.FillAsync(form, "出す", ("ward", "泉"))).Card.Shown, StringComparison.Ordinal);
        Assert.Empty(await bot.AllAsync("泉"));
    }

    [Fact]
    public async Task TwoForms_AreTwoCasesWithoutAGap()
    {
        await using var bot = await BotFactory.StartAsync();
        await Reach.Personal(bot, 1).HandInAsync();

        var second = await Reach.Personal(bot, 2).HandInAsync();

        Assert.Contains("青葉2026-002", second.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutConsent_NothingIsHandedIn_TheDraftIsKept_AndItIsSaidHowToAsk()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);

        var answer = (await chat.FillAsync(await chat.AskAsync("ケースを出したい"), "出す", ("consent", "no"))).Card;

        Assert.Contains("まだ出していません", answer.Shown, StringComparison.Ordinal);
        Assert.Contains("分かりやすい言葉でたずねて", answer.Shown, StringComparison.Ordinal);
        Assert.Contains("下書きを保存しました", answer.Shown, StringComparison.Ordinal);
        Assert.Empty(await bot.AllAsync());
        Assert.Equal("日中の居場所をどう見つけるか。", (await bot.DraftAsync(1))!.Content.Question.Value);
        // As soon as there is consent, the same form goes on.
        Assert.Contains("ケースを受け付けました", (await chat.FillAsync(answer, "出す")).Card.Shown, StringComparison.Ordinal);
        Assert.Null(await bot.DraftAsync(1));
    }

    [Fact]
    public async Task LeftToTheSecretariat_BodiesThatFitAreNamed_ByNameOnly()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");

        var pressed = await chat.FillAsync(form, "出す", ("venue", "any"), ("question", "発達障害の二次障害で家から出られない。専門の機関に相談したい。"));

        var told = Assert.Single(await chat.CardsAfterAsync(pressed));
        Assert.Matches("この内容なら、「.+」にも相談できます。", told.Shown);
        Assert.DoesNotContain("二次障害で家から", told.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("", (await bot.CaseAsync()).Content.Facts.Venue);
    }

    [Fact]
    public async Task Danger_IsAnsweredByWhomToCallFirst_AndTheCaseCanStillBeHandedIn()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");
        var typed = ("summary", $"{new string('あ', 1200)}。死にたいと言っていて、薬をためている。");

        var first = (await chat.FillAsync(form, "出す", typed)).Card;

        Assert.StartsWith("いま危険があるかもしれません。まず電話してください。", first.Shown, StringComparison.Ordinal);
        Assert.NotEmpty(first.Calls);
        Assert.Contains("まだ出していません", first.Shown, StringComparison.Ordinal);
        Assert.Empty(await bot.AllAsync());
        var pressed = await chat.FillAsync(first, "出す", typed);
        Assert.Contains("ケースを受け付けました", pressed.Card.Shown, StringComparison.Ordinal);
        // The numbers stay, when the form has become the confirmation.
        Assert.NotEmpty(Assert.Single(await chat.CardsAfterAsync(pressed)).Calls);
        Assert.Single(await bot.AllAsync());
    }

    [Fact]
    public async Task FromAChannel_TheFormIsOnlyInTheOwnChat()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        // With a draft, that must not go through any other place.
        await chat.FillAsync(await chat.AskAsync("ケースを出したい"), "下書き保存");
        var message = Reach.Channel(bot, 1).Message("ケースを出したい");
        await Reach.Channel(bot, 1).SendAsync(message);

        await Reach.UntilAsync(() => bot.Posted("a:1").Any(request => request.Body.Contains("ケースを書く", StringComparison.Ordinal)));

        Assert.DoesNotContain(bot.InChannel(), body => body.Contains("居場所", StringComparison.Ordinal) || body.Contains("Input.", StringComparison.Ordinal));
        var way = bot.Posted("a:1").Single(request => request.Body.Contains("ケースを書く", StringComparison.Ordinal));
        Assert.DoesNotContain("居場所", way.Body, StringComparison.Ordinal);
        var pressed = await Reach.Channel(bot, 1).ExecuteAsync("case.send", new JsonObject { ["nonce"] = new string('a', 16), ["summary"] = "a" });
        Assert.Equal("application/vnd.microsoft.activity.message", pressed.Type);
    }
}
