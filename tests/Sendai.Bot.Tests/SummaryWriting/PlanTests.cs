using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Sessions;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Tests.SummaryWriting;

/// <summary>A summary that shall go out later: planned, moved, rewritten and stopped.</summary>
public sealed class PlanTests
{
    private static readonly TimeSpan Sendai = TimeSpan.FromHours(9);

    [Theory]
    [InlineData("", "18:00", "送る日を選んでください。")]
    [InlineData("2026-11-18", "18時ごろ", "送る時刻を「18:00」のように書いてください。")]
    [InlineData("2026-11-18", "11:59", "その日時は、もう過ぎています。")]
    [InlineData("2027-02-17", "18:00", "送る日時は、90日先までにしてください。")]
    public async Task Moment_ThatCannotBeMeant_PlansNothingAndStays(string date, string time, string words)
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();
        await bot.SubscribeAsync(1);

        var refused = await bot.Keeper.CardAsync(await bot.DraftAsync(), "この日時に送る", ("count", "1"), ("date", date), ("time", time));

        Assert.Contains(words, refused.Shown, StringComparison.Ordinal);
        Assert.Equal(time, refused.Values["time"]);
        Assert.IsType<SummaryState.Draft>((await bot.SummaryAsync()).State);
    }

    [Fact]
    public async Task Plan_IsMovedAndRewritten_AndGoesOutOnceAtItsTime()
    {
        var time = new MovedTime();
        await using var bot = await WritingBot.StartAsync(time);
        await bot.MeetAsync();
        await bot.SubscribeAsync(1);
        var keeper = bot.Keeper;
        var preview = await bot.DraftAsync();

        var wrong = await keeper.CardAsync(preview, "この日時に送る", ("count", "7"), ("date", "2026-11-18"), ("time", "17:00"));
        Assert.Contains("入れた数が、届け先の件数とちがいます", wrong.Shown, StringComparison.Ordinal);
        Assert.Equal(("2026-11-18", "17:00"), (wrong.Values["date"], wrong.Values["time"]));
        var planned = await keeper.CardAsync(wrong, "この日時に送る", ("count", "1"));
        Assert.Contains("11月18日(水) 17:00（日本時間）に送る予定です", planned.Shown, StringComparison.Ordinal);
        Assert.Contains("届け先は、送る時にもう一度確かめます。", planned.Shown, StringComparison.Ordinal);

        var form = await keeper.CardAsync(planned, "時刻を変える");
        Assert.Equal(("2026-11-18", "17:00"), (form.Values["date"], form.Values["time"]));
        var past = await keeper.CardAsync(form, "この日時に送る", ("time", "8:00"));
        Assert.Contains("その日時は、もう過ぎています。送る時刻は、まだ変えていません。", past.Shown, StringComparison.Ordinal);
        var moved = await keeper.CardAsync(past, "この日時に送る", ("time", "18時半"));
        Assert.Contains("11月18日(水) 18:30（日本時間）に送る予定です", moved.Shown, StringComparison.Ordinal);

        var rewriting = await keeper.CardAsync(moved, "書き直す");
        Assert.Contains("書き直しても、この予定はそのままです。", rewriting.Shown, StringComparison.Ordinal);
        var rewritten = await keeper.CardAsync(rewriting, WritingBot.Save, ("Decisions", "書き直した文。"));
        Assert.Contains("書き直しました。送る予定は、そのままです。", rewritten.Shown, StringComparison.Ordinal);

        // The first moment passes: what comes is a canary that was planned for it behind this one.
        await bot.MeetAsync(WritingBot.Morning.PlusHours(1), "case-study");
        await keeper.CardAsync(await bot.DraftAsync("めじるしの文。"), "この日時に送る", ("count", "1"), ("date", "2026-11-18"), ("time", "17:00"));
        time.Now = new DateTimeOffset(2026, 11, 18, 17, 0, 1, Sendai).ToUniversalTime();
        Assert.Contains("めじるしの文。", Assert.Single(await bot.GotAsync(1)).Shown, StringComparison.Ordinal);
        time.Now = new DateTimeOffset(2026, 11, 18, 18, 30, 1, Sendai).ToUniversalTime();
        var got = await bot.GotAsync(1, 2);

        Assert.Equal(2, got.Count);
        Assert.Equal(WritingBot.Previewed(rewritten), WritingBot.Elements(got[1]));
    }

    [Fact]
    public async Task StoppedPlan_SendsNothing_AndCanBeSentLater()
    {
        var time = new MovedTime();
        await using var bot = await WritingBot.StartAsync(time);
        await bot.MeetAsync();
        await bot.SubscribeAsync(1);
        var planned = await bot.Keeper.CardAsync(await bot.DraftAsync("やめる文。"), "この日時に送る", ("count", "1"), ("date", "2026-11-18"), ("time", "17:00"));

        var stopped = await bot.Keeper.CardAsync(planned, "送るのをやめる");
        Assert.Contains("送るのをやめました。下書きとして残っています。", stopped.Shown, StringComparison.Ordinal);
        Assert.Contains("このまとめは、もう送る予定になっていません。", (await bot.Keeper.CardAsync(planned, "時刻を変える")).Shown, StringComparison.Ordinal);
        await bot.MeetAsync(WritingBot.Morning.PlusHours(1), "case-study");
        await bot.Keeper.CardAsync(await bot.DraftAsync("めじるしの文。"), "この日時に送る", ("count", "1"), ("date", "2026-11-18"), ("time", "17:00"));
        time.Now = new DateTimeOffset(2026, 11, 18, 17, 0, 1, Sendai).ToUniversalTime();

        Assert.Contains("めじるしの文。", Assert.Single(await bot.GotAsync(1)).Shown, StringComparison.Ordinal);
        await bot.Keeper.CardAsync(stopped, "今すぐ送る", ("count", "1"));
        Assert.Contains("やめる文。", (await bot.GotAsync(1, 2))[1].Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanWhoseTimeHasCome_CanBeStoppedNoMore_AndWhatIsWrittenBecomesACorrection()
    {
        var time = new MovedTime();
        await using var bot = await WritingBot.StartAsync(time);
        await bot.MeetAsync();
        await bot.SubscribeAsync(1);
        var planned = await bot.Keeper.CardAsync(await bot.DraftAsync(), "この日時に送る", ("count", "1"), ("date", "2026-11-18"), ("time", "17:00"));
        var writing = await bot.Keeper.CardAsync(planned, "書き直す");
        time.Now = new DateTimeOffset(2026, 11, 18, 17, 0, 1, Sendai).ToUniversalTime();
        await bot.GotAsync(1);
        await Reach.UntilAsync(async () => (await bot.SummaryAsync()).State is SummaryState.Sent);

        var late = await bot.Keeper.CardAsync(planned, "送るのをやめる");
        var form = await bot.Keeper.CardAsync(writing, WritingBot.Save, ("Decisions", "あとから書いた文。"));

        Assert.Contains("もう送られています", late.Shown, StringComparison.Ordinal);
        Assert.Contains(late.Buttons, button => button.Title == "取り下げる");
        Assert.Contains("訂正する", form.Shown, StringComparison.Ordinal);
        Assert.Equal("あとから書いた文。", form.Values["Decisions"]);
        Assert.Contains("訂正のプレビュー", (await bot.Keeper.CardAsync(form, "訂正を確かめる")).Shown, StringComparison.Ordinal);
    }
}
