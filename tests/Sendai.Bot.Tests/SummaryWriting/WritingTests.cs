using Sendai.Bot.Access;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Tests.Sessions;
using Sendai.Domain.Access;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Tests.SummaryWriting;

/// <summary>Whole conversations of 事務局 from the first word to what arrives.</summary>
public class WritingTests
{
    private const string Name = "佐藤花子";

    [Fact]
    public async Task Summary_IsWrittenScreenedPreviewedAndSent_AsItWasSeen()
    {
        await using var bot = await WritingBot.StartAsync();
        var session = await bot.MeetAsync();
        var next = await bot.MeetAsync(WritingBot.Morning.PlusDays(28));
        await bot.SubscribeAsync(1);
        await bot.SubscribeAsync(2);
        var keeper = bot.Keeper;

        var start = await keeper.AskAsync("まとめを出す");
        Assert.Equal(["11月18日(水) 情報交換会", "会の記録にない会議"], start.Choices("session").Keys);
        var form = await keeper.CardAsync(start, "自分で書く");
        Assert.Contains("青葉区 情報交換会 11月18日(水)", form.Shown, StringComparison.Ordinal);
        Assert.Equal(next.Id, form.Values["next"]);

        // A name is found, and what was typed stays.
        var found = await keeper.CardAsync(form, WritingBot.Save, ("Decisions", "次回から、資料を1週間前に配る。\n会計を決める。"), ("Homework", $"{Name}さんが、名簿を、12月20日までに作る。"));
        Assert.Contains("まだ保存されていません", found.Shown, StringComparison.Ordinal);
        Assert.Contains($"「{Name}", found.Shown, StringComparison.Ordinal);
        Assert.Equal("次回から、資料を1週間前に配る。\n会計を決める。", found.Values["Decisions"]);
        Assert.Empty(await bot.SummariesAsync());

        var preview = await keeper.CardAsync(found, $"置き換えて{WritingBot.Save}");
        Assert.Contains("プレビュー（まだ送っていません）", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("Aさんが、名簿を、12月20日までに作る。", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("・会計を決める。", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("届け先：2件（チャネル 2、個人 0）", preview.Shown, StringComparison.Ordinal);
        Assert.Contains(preview.Shown.Split('\n'), line => line is "チャネル1、チャネル2" or "チャネル2、チャネル1");
        Assert.Contains("参加した事業所は、まだ記録されていません", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("下に付くボタン：「読みました」・「次の会を予約する」・「質問する」・「受け取りをやめる」", preview.Shown, StringComparison.Ordinal);

        var refused = await keeper.CardAsync(preview, "今すぐ送る", ("count", "3"));
        Assert.Contains("まだ送っていません。入れた数が、届け先の件数とちがいます。届け先は2件です", refused.Shown, StringComparison.Ordinal);
        Assert.Equal("3", refused.Values["count"]);
        Assert.IsType<SummaryState.Draft>((await bot.SummaryAsync()).State);

        var begun = await keeper.CardAsync(refused, "今すぐ送る", ("count", "２"));
        Assert.Contains("2件に送り始めました", begun.Shown, StringComparison.Ordinal);
        foreach (var channel in new[] { 1, 2 })
        {
            var got = Assert.Single(await bot.GotAsync(channel));
            Assert.Equal(WritingBot.Previewed(preview), WritingBot.Elements(got));
            Assert.Equal(["読みました", "次の会を予約する", "質問する", "受け取りをやめる"], got.Buttons.Select(button => button.Title));
        }

        // The next session is booked from inside.
        var reader = Reach.Personal(bot.Bot, 41);
        var booking = await reader.CardAsync((await bot.GotAsync(1))[0], "次の会を予約する");
        Assert.Contains("この会を予約しますか", booking.Shown, StringComparison.Ordinal);
        Assert.Contains("予約できました", (await reader.CardAsync(booking, "予約する", ("theme", next.Themes[0]))).Shown, StringComparison.Ordinal);

        // The same press once more sends nothing more, and says the same.
        Assert.Contains("送り始めました", (await keeper.CardAsync(refused, "今すぐ送る", ("count", "2"))).Shown, StringComparison.Ordinal);
        Assert.Single(await bot.GotAsync(1));
        var summary = await bot.SummaryAsync();
        Assert.Equal((session.Id, 2), (summary.Meeting.Session, summary.Sent!.Recipients));
        Assert.DoesNotContain(Name, await bot.EverywhereAsync(), StringComparison.Ordinal);
        var audit = (await bot.Bot.AuditAsync()).Where(line => line.What == Operation.ManageSummaries).ToList();
        Assert.All(audit, line => Assert.Equal($"青葉 {summary.Id}", line.On));
        Assert.Equal(2, audit.Count(line => line.Outcome == AuditOutcome.Done && line.Who == TestChannel.ObjectId(OfficeBot.Secretary)));
    }

    [Fact]
    public async Task RecipientsThatChangeAfterThePreview_AreShownFirst()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();
        await bot.SubscribeAsync(1);
        var preview = await bot.DraftAsync();
        await bot.SubscribeAsync(2, "あとから来たチャネル");

        // Both the number of the preview and the one that would be right by now: it was never seen.
        foreach (var count in new[] { "1", "2" })
        {
            var refused = await bot.Keeper.CardAsync(preview, "今すぐ送る", ("count", count));

            Assert.Contains("まだ送っていません。プレビューのあとで、届け先が変わりました（いまは2件）", refused.Shown, StringComparison.Ordinal);
            Assert.Contains("あとから来たチャネル", refused.Shown, StringComparison.Ordinal);
            Assert.IsType<SummaryState.Draft>((await bot.SummaryAsync()).State);
        }
    }

    [Fact]
    public async Task DraftThatAnotherRewrites_IsNotSentAsItWasSeen_NorOverwrittenUnseen()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();
        await bot.SubscribeAsync(1);
        var preview = await bot.DraftAsync();
        var other = bot.Desk.Channel.Personal(OfficeBot.OtherSecretary);
        var list = await other.AskAsync("まとめの一覧");
        var theirs = await other.CardAsync(await other.CardAsync(list, "青葉区 情報交換会 11月18日(水) を開く"), "書き直す");
        var mine = await bot.Keeper.CardAsync(preview, "書き直す");
        await other.CardAsync(theirs, WritingBot.Save, ("Decisions", "ほかの方の文。"));

        var notSent = await bot.Keeper.CardAsync(preview, "今すぐ送る", ("count", "1"));
        var notSaved = await bot.Keeper.CardAsync(mine, WritingBot.Save, ("Decisions", "わたしの文。"));

        Assert.Contains("まだ送っていません。プレビューのあとで、ほかの方が書き直しました", notSent.Shown, StringComparison.Ordinal);
        Assert.Contains("ほかの方の文。", notSent.Shown, StringComparison.Ordinal);
        Assert.Contains("ほかの方がこの下書きを書き直しました", notSaved.Shown, StringComparison.Ordinal);
        Assert.Equal("わたしの文。", notSaved.Values["Decisions"]);
        Assert.Equal("ほかの方の文。", (await bot.SummaryAsync()).Content[SummaryPart.Decisions].Value);
        Assert.Contains("わたしの文。", (await bot.Keeper.CardAsync(notSaved, WritingBot.Save)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodySubscribed_IsSaidWithHowToAndNothingCanBeSent()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();

        var preview = await bot.DraftAsync();

        Assert.Contains("届け先は、まだありません", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("「まとめを受け取る」と書くと", preview.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(preview.Buttons, button => button.Verb is "summary.admin.send" or "summary.admin.plan");
        await bot.SubscribeAsync(1);
        Assert.Contains("届け先：1件", (await bot.Keeper.CardAsync(preview, "届け先を確かめ直す")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfficesThatCame_AreSaidAndTheirPeopleLeftOut()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.Desk.AddAllAsync("きた事業所", "こない事業所");
        await bot.Desk.JoinAsync(31, "きた事業所");
        await bot.Desk.JoinAsync(32, "こない事業所");
        var session = await bot.MeetAsync();
        await bot.SubscribePersonAsync(31, "きた 太郎");
        await bot.SubscribePersonAsync(32, "こない 次郎");
        await bot.SubscribeAsync(1);
        var preview = await bot.DraftAsync();
        Assert.Contains("参加の記録がないので、「出られなかった会だけ」の方にも届きます。", preview.Shown, StringComparison.Ordinal);

        var office = await bot.Desk.OfficeAsync("きた事業所");
        await bot.Bot.Store().TransactAsync(
            Sendai.Bot.Offices.AttendanceRows.Table,
            Sendai.Bot.Reviews.SessionOffices.AttendanceOperations(Sendai.Bot.Offices.AttendanceRows.PartitionOf(WritingBot.Ward), session, [office]),
            default);
        var after = await bot.Keeper.CardAsync(preview, "今すぐ送る", ("count", "3"));

        Assert.Contains("届け先が変わりました（いまは2件）", after.Shown, StringComparison.Ordinal);
        Assert.Contains("参加 1事業所", after.Shown, StringComparison.Ordinal);
        Assert.Contains("チャネル1、こない 次郎", after.Shown, StringComparison.Ordinal);
        Assert.Contains("事業所が参加していたので送らない方：1人", after.Shown, StringComparison.Ordinal);
        await bot.Keeper.CardAsync(after, "今すぐ送る", ("count", "2"));
        Assert.Equal(WritingBot.Previewed(after), WritingBot.Elements(Assert.Single(await bot.GotAsync(1))));
        Assert.Contains("参加 1事業所", (await bot.Bot.ToldAsync(32)).Shown, StringComparison.Ordinal);
        Assert.Empty(bot.Desk.Told(31));
    }

    [Fact]
    public async Task MeetingWithoutASession_IsDescribed_AndItsNameIsScreened()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.SubscribeAsync(1);
        var start = await bot.Keeper.AskAsync("まとめを出す");
        Assert.Equal("none", start.Values["session"]);
        var form = await bot.Keeper.CardAsync(start, "自分で書く");

        var empty = await bot.Keeper.CardAsync(form, WritingBot.Save, ("Topics", "夜の相談について。"));
        Assert.Contains("会の種類を選んでください。", empty.Shown, StringComparison.Ordinal);
        Assert.Contains("開催日を選んでください。", empty.Shown, StringComparison.Ordinal);
        Assert.Equal("夜の相談について。", empty.Values["Topics"]);
        var tomorrow = await bot.Keeper.CardAsync(empty, WritingBot.Save, ("kind", "exchange"), ("name", $"{Name}さんの会"), ("date", "2026-11-19"));
        Assert.Contains("まだ開かれていない日です", tomorrow.Shown, StringComparison.Ordinal);
        Assert.Contains($"「{Name}", tomorrow.Shown, StringComparison.Ordinal);
        var preview = await bot.Keeper.CardAsync(tomorrow, $"置き換えて{WritingBot.Save}", ("date", "2026-11-17"));

        Assert.Contains("まとめ：青葉区 Aさんの会 11月17日(火)", preview.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, await bot.EverywhereAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PastedMinutes_ComeIntoTheForm_AndWhatDidNotFitIsSaid()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();
        var paste = await bot.Keeper.CardAsync(await bot.Keeper.AskAsync("まとめを出す"), "議事メモを貼り付ける");

        Assert.Contains("議事メモを貼り付けてください。", (await bot.Keeper.CardAsync(paste, "欄に分ける", ("minutes", "  "))).Shown, StringComparison.Ordinal);
        var form = await bot.Keeper.CardAsync(paste, "欄に分ける", ("minutes", "決定事項\n・次回から資料を1週間前に配る。"));
        Assert.Contains("青葉区 情報交換会 11月18日(水)", form.Shown, StringComparison.Ordinal);
        Assert.Equal("次回から資料を1週間前に配る。", form.Values["Decisions"]);
        Assert.Empty(await bot.SummariesAsync());
        var long5 = await bot.Keeper.CardAsync(paste, "欄に分ける", ("minutes", $"{string.Concat(Enumerable.Repeat("話し合った。", 833))}あふれた文。"));

        Assert.Contains("5,000字までなので、「れた文。…」から後ろの4字は入っていません。", long5.Shown, StringComparison.Ordinal);
        Assert.Contains("4,000字までに短くしてください。", long5.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_IsThrownAwayAfterAQuestion()
    {
        await using var bot = await WritingBot.StartAsync();
        await bot.MeetAsync();

        var asked = await bot.Keeper.CardAsync(await bot.DraftAsync(), "下書きを捨てる");
        Assert.Single(await bot.SummariesAsync());
        var gone = await bot.Keeper.CardAsync(asked, "はい、捨てる");

        Assert.Contains("下書きを捨てました。", gone.Shown, StringComparison.Ordinal);
        Assert.Empty(await bot.SummariesAsync());
        Assert.Contains("まだありません。", (await bot.Keeper.CardAsync(gone, "まとめの一覧")).Shown, StringComparison.Ordinal);
        Assert.Contains("見つかりませんでした", WritingBot.Words(await bot.Keeper.PressAsync(asked, "捨てずにもどる")), StringComparison.Ordinal);
    }
}
