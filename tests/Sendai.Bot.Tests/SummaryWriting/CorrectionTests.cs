using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Tests.Sessions;
using Sendai.Domain.Summaries;
using Microsoft.Extensions.DependencyInjection;

namespace Sendai.Bot.Tests.SummaryWriting;

/// <summary>What was sent is corrected where it stands.</summary>
public class CorrectionTests
{
    [Fact]
    public async Task Correction_IsScreenedPreviewedAndWrittenOverEveryCopy()
    {
        await using var bot = await WritingBot.StartAsync();
        var open = await SentAsync(bot);

        var form = await bot.Keeper.CardAsync(open, "訂正する");
        Assert.Equal("古い文。", form.Values["Decisions"]);
        Assert.Contains("変わったところがないので、訂正していません。", (await bot.Keeper.CardAsync(form, "訂正を確かめる")).Shown, StringComparison.Ordinal);
        var found = await bot.Keeper.CardAsync(form, "訂正を確かめる", ("Decisions", "電話は090-1234-5678です。"));
        Assert.Contains("まだ保存されていません", found.Shown, StringComparison.Ordinal);
        var before = bot.Bot.Now;
        var preview = await bot.Keeper.CardAsync(found, "直した文で訂正を確かめる", ("Decisions", "新しい文。"));
        Assert.Contains("訂正のプレビュー（まだ訂正していません）", preview.Shown, StringComparison.Ordinal);
        Assert.Contains(bot.Bot.MinutesSince(before), minute => preview.Shown.Contains($"訂正：{minute}に書き直しました。", StringComparison.Ordinal));
        Assert.Contains("届いている2件のまとめが、これに書き換わります。", preview.Shown, StringComparison.Ordinal);
        Assert.Empty(bot.Bot.Overwritten(WritingBot.ChannelId(1)));
        Assert.Equal("新しい文。", (await bot.Keeper.CardAsync(preview, "書き直す")).Values["Decisions"]);

        var done = await bot.Keeper.CardAsync(preview, "訂正を送る");
        Assert.Contains("訂正しました。", done.Shown, StringComparison.Ordinal);
        foreach (var channel in new[] { 1, 2 })
        {
            var copy = Assert.Single(await bot.OverwrittenAsync(channel));
            Assert.Contains(bot.Bot.MinutesSince(before), minute => copy.Shown.Contains($"訂正：{minute}に書き直しました。", StringComparison.Ordinal));
            Assert.Equal(ButTheMinute(WritingBot.Previewed(preview)), ButTheMinute(WritingBot.Elements(copy)));
            Assert.Single(await bot.GotAsync(channel));
        }

        // The same press once more corrects nothing more.
        Assert.Contains("訂正しました。", (await bot.Keeper.CardAsync(preview, "訂正を送る")).Shown, StringComparison.Ordinal);
        Assert.Equal(2, (await bot.SummaryAsync()).Version);
        Assert.DoesNotContain("090-1234-5678", await bot.EverywhereAsync(), StringComparison.Ordinal);

        // It is that of the press, which may come a minute after the preview.
        IEnumerable<string> ButTheMinute(IReadOnlyList<string> elements) => elements.Select(element => bot.Bot.MinutesSince(before).Aggregate(
            element, (text, minute) => text.Replace($"訂正：{minute}に", "訂正：", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CorrectionsOfTwo_AreNotMixed()
    {
        await using var bot = await WritingBot.StartAsync();
        var open = await SentAsync(bot);
        var other = bot.Desk.Channel.Personal(OfficeBot.OtherSecretary);
        var mine = await bot.Keeper.CardAsync(await bot.Keeper.CardAsync(open, "訂正する"), "訂正を確かめる", ("Decisions", "わたしの文。"));
        var form = await other.CardAsync(await OpenAsync(other), "訂正する");
        var theirs = await other.CardAsync(form, "訂正を確かめる", ("Decisions", "ほかの方の文。"));

        var refused = await bot.Keeper.CardAsync(mine, "訂正を送る");
        await other.CardAsync(theirs, "訂正を送る");
        var late = await other.CardAsync(form, "訂正を確かめる", ("Decisions", "もうひとつの文。"));

        Assert.Contains("訂正していません。", refused.Shown, StringComparison.Ordinal);
        Assert.Contains("ほかの方の文。", Assert.Single(await bot.OverwrittenAsync(1)).Shown, StringComparison.Ordinal);
        Assert.Contains("ほかの方がこのまとめを訂正しました", late.Shown, StringComparison.Ordinal);
        Assert.Equal("もうひとつの文。", late.Values["Decisions"]);
    }

    [Fact]
    public async Task WithdrawnSummary_KeepsNothingOfACorrectionThatWasBeingWritten()
    {
        await using var bot = await WritingBot.StartAsync();
        var open = await SentAsync(bot);
        var preview = await bot.Keeper.CardAsync(await bot.Keeper.CardAsync(open, "訂正する"), "訂正を確かめる", ("Decisions", "きえるはずの文。"));
        Assert.Contains("きえるはずの文。", await bot.EverywhereAsync(), StringComparison.Ordinal);
        var summary = await bot.SummaryAsync();

        await bot.Bot.Services.GetRequiredService<SummaryDesk>().ChangeAsync(WritingBot.Ward, summary.Id, (now, at) => now.Withdraw(at), press: null, default);
        var refused = await bot.Keeper.CardAsync(preview, "訂正を送る");

        Assert.Contains("訂正していません。", refused.Shown, StringComparison.Ordinal);
        Assert.Contains("取り下げ", refused.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("きえるはずの文。", await bot.EverywhereAsync(), StringComparison.Ordinal);
        Assert.IsType<SummaryState.Withdrawn>((await bot.SummaryAsync()).State);
    }

    /// <summary>A summary that two channels have, as 事務局 opens it.</summary>
    private static async Task<CardView> SentAsync(WritingBot bot)
    {
        await bot.MeetAsync();
        await bot.SubscribeAsync(1);
        await bot.SubscribeAsync(2);
        await bot.Keeper.CardAsync(await bot.DraftAsync("古い文。"), "今すぐ送る", ("count", "2"));
        await bot.GotAsync(1);
        await bot.GotAsync(2);
        var summary = await bot.SummaryAsync();
        var ledger = bot.Bot.Services.GetRequiredService<SummaryLedger>();
        await Reach.UntilAsync(async () => (await ledger.ReadAsync(summary, default)).All(line => line.State == Sendai.Bot.Delivery.MessageState.Sent));
        return await OpenAsync(bot.Keeper);
    }

    private static async Task<CardView> OpenAsync(Chat chat) => await chat.CardAsync(await chat.AskAsync("まとめの一覧"), "青葉区 情報交換会 11月18日(水) を開く");
}
