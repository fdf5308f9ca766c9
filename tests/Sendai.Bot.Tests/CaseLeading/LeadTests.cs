using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Tests.Sessions;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Domain.Reviews;
using Made = Sendai.Bot.Tests.Reviews.Sessions;

namespace Sendai.Bot.Tests.CaseLeading;

/// <summary>Whole conversations of 事務局 with a case, from when it came to when it goes.</summary>
public class LeadTests
{
    [Fact]
    public async Task Case_IsLedFromItsReceiptToItsEnd()
    {
        var time = new MovedTime();
        await using var bot = await LeadBot.StartAsync(time);
        await bot.MeetAsync(OfficeBot.OtherSecretary);
        var session = await bot.Bot.MakeAsync();
        await bot.Desk.PutAsync(session, LeadBot.Participant);
        var file = await bot.HandInAsync();
        var keeper = bot.Keeper;

        var checkedCard = await keeper.CardAsync(await LeadBot.OpenAsync(keeper, file), "確認した");
        Assert.Contains("いまの状態：事務局確認", checkedCard.Shown, StringComparison.Ordinal);
        Assert.Contains("事務局確認　相談 員", checkedCard.Shown, StringComparison.Ordinal);
        var dates = await keeper.CardAsync(checkedCard, "日程を決める");
        var placed = await keeper.CardAsync(dates, "この会にする", ("session", session.Id));
        Assert.Contains("日程を決めました。11月25日(水) 10:10", placed.Shown, StringComparison.Ordinal);
        Assert.Contains($"ケース {file.Number}", (await bot.Bot.ReadAsync(session)).Booked[1].Name, StringComparison.Ordinal);
        Assert.Contains("11月25日(水) 10:10", (await bot.ToldAsync(LeadBot.Submitter, "日程決定")).Shown, StringComparison.Ordinal);

        // Whoever takes part reads it from now on, and not before.
        var participant = bot.Channel.Personal(LeadBot.Participant);
        Assert.Contains("この操作ができるのは", LeadBot.Words(await LeadBot.PressAsync(participant, CaseVerbs.Read, file)), StringComparison.Ordinal);
        var people = await keeper.CardAsync(placed, "進行役・参加者を決める");
        var named = await keeper.CardAsync(
            people, "この方たちにする", ("facilitator", people.Choices("facilitator")["職員12"]), ("who", people.Choices("who")[$"みほん{LeadBot.Participant}"]));
        Assert.Contains($"進行役：職員12　参加：みほん{LeadBot.Participant}", named.Shown, StringComparison.Ordinal);
        var invited = await bot.ToldAsync(LeadBot.Participant, "参加をお願いします");
        Assert.Contains($"受付番号 {file.Number}", invited.Shown, StringComparison.Ordinal);
        Assert.Contains("11月25日(水) 10:10", invited.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(LeadBot.Marker, invited.Shown, StringComparison.Ordinal);
        Assert.Contains(LeadBot.Marker, (await participant.CardAsync(invited, "この事例を読む")).Shown, StringComparison.Ordinal);
        Assert.Contains($"{file.Number}", (await participant.AskAsync("参加する事例")).Shown, StringComparison.Ordinal);
        var sheet = await participant.CardAsync(await participant.CardAsync(invited, "この事例を読む"), "当日の資料");
        Assert.Contains(LeadBot.Marker, sheet.Shown, StringComparison.Ordinal);

        // It begins, and is over.
        time.Now = new DateTimeOffset(2026, 11, 25, 1, 12, 0, TimeSpan.Zero);
        var held = await keeper.CardAsync(await LeadBot.OpenAsync(keeper, file), "実施した");
        Assert.Contains("いまの状態：実施", held.Shown, StringComparison.Ordinal);
        Assert.Contains("話し合いが終わったので", LeadBot.Words(await LeadBot.PressAsync(participant, CaseVerbs.Read, file)), StringComparison.Ordinal);
        Assert.Contains("話し合いが終わったので", LeadBot.Words(await LeadBot.PressAsync(participant, "case.read.sheet", file)), StringComparison.Ordinal);
        Assert.Contains("参加する事例はありません", (await participant.AskAsync("担当する事例")).Shown, StringComparison.Ordinal);
        Assert.Empty(bot.Messages(LeadBot.Participant, "参加は、なくなりました"));

        var follow = await keeper.CardAsync(await keeper.CardAsync(held, "話し合いの結果を書く"), "保存する", ("text", "家族の休みを先に考える。"));
        Assert.Contains("いまの状態：フォロー", follow.Shown, StringComparison.Ordinal);
        Assert.Contains("家族の休みを先に考える。", follow.Shown, StringComparison.Ordinal);
        var closed = await keeper.CardAsync(await keeper.CardAsync(follow, "終了する"), "はい、終了する");
        Assert.Contains("いまの状態：終了", closed.Shown, StringComparison.Ordinal);
        var kept = await keeper.CardAsync(await keeper.CardAsync(closed, "保存を1年延ばす"), "保存を延ばす", ("text", "来年度にもう一度見直すため"));
        Assert.Contains("保存：2028年11月25日(土)まで（理由：来年度にもう一度見直すため）", kept.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(kept.Buttons, button => button.Title == "保存を1年延ばす");
        Assert.Equal("受付番号", LeadBot.Boards(bot.Bot, bot.Channel.Id)[^1].Shown[..4]);
        Assert.Contains(await bot.Bot.AuditAsync(), line => line.What == Operation.ManageCases && line.On == $"{file.Number}");
        bot.AssertNowhere(LeadBot.Marker);
        bot.AssertNowhere("家族の休み");
    }

    [Fact]
    public async Task SessionThatFillsUpMeanwhile_IsSaidAndAnotherOneIsChosen()
    {
        await using var bot = await LeadBot.StartAsync();
        var first = await bot.Bot.MakeAsync(capacity: 1);
        var second = await bot.Bot.MakeAsync(Made.Wednesday.PlusDays(7));
        var file = await bot.HandInAsync();
        var dates = await bot.Keeper.CardAsync(await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "確認した"), "日程を決める");
        Assert.Equal(2, dates.Choices("session").Count);
        await bot.Desk.PutAsync(first, 51);

        var full = await bot.Keeper.CardAsync(dates, "この会にする", ("session", first.Id));

        Assert.Contains("先に埋まったか", full.Shown, StringComparison.Ordinal);
        Assert.Equal([second.Id], full.Choices("session").Values);
        Assert.Null(Assert.IsType<CaseState.Checked>((await bot.ReadAsync(file)).State).Pending);
        Assert.Contains("日程を決めました。12月2日(水) 10:00", (await bot.Keeper.CardAsync(full, "この会にする", ("session", second.Id))).Shown, StringComparison.Ordinal);
        Assert.DoesNotContain((await bot.Bot.ReadAsync(first)).Bookings, booking => booking.Case is not null);
    }

    [Fact]
    public async Task SamePressTwice_TakesOnePlace()
    {
        await using var bot = await LeadBot.StartAsync();
        var session = await bot.Bot.MakeAsync();
        var file = await bot.HandInAsync();
        var dates = await bot.Keeper.CardAsync(await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "確認した"), "日程を決める");

        await bot.Keeper.CardAsync(dates, "この会にする", ("session", session.Id));
        var again = await bot.Keeper.CardAsync(dates, "この会にする", ("session", session.Id));

        Assert.Contains("いまの状態：日程決定", again.Shown, StringComparison.Ordinal);
        Assert.Single((await bot.Bot.ReadAsync(session)).Bookings);
    }

    [Fact]
    public async Task TwoWhoChooseADateAtOnce_TakeOnePlace()
    {
        await using var bot = await LeadBot.StartAsync();
        var (first, second) = (await bot.Bot.MakeAsync(), await bot.Bot.MakeAsync(Made.Wednesday.PlusDays(7)));
        var file = await bot.HandInAsync();
        var one = await bot.Keeper.CardAsync(await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "確認した"), "日程を決める");
        var two = await bot.Other.CardAsync(await LeadBot.OpenAsync(bot.Other, file), "日程を決める");

        var answers = await Task.WhenAll(
            bot.Keeper.CardAsync(one, "この会にする", ("session", first.Id)), bot.Other.CardAsync(two, "この会にする", ("session", second.Id)));

        Assert.Single(answers, card => card.Shown.Contains("日程を決めました", StringComparison.Ordinal));
        Assert.Single(answers, card => card.Shown.Contains("何も変えていません", StringComparison.Ordinal));
        Assert.Single([.. (await bot.Bot.ReadAsync(first)).Bookings, .. (await bot.Bot.ReadAsync(second)).Bookings]);
    }

    [Fact]
    public async Task CaseThatIsTakenBackMeanwhile_TakesNoPlace()
    {
        await using var bot = await LeadBot.StartAsync();
        var session = await bot.Bot.MakeAsync();
        var file = await bot.HandInAsync();
        var dates = await bot.Keeper.CardAsync(await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "確認した"), "日程を決める");
        Assert.IsType<CaseDecision.Changed>(await bot.ChangeAsync(file, (now, at) => now.Withdraw(at)));

        var late = await bot.Keeper.CardAsync(dates, "この会にする", ("session", session.Id));

        Assert.Contains("ほかの方が先に進めました", late.Shown, StringComparison.Ordinal);
        Assert.Contains("いまの状態：取り下げ", late.Shown, StringComparison.Ordinal);
        Assert.Empty((await bot.Bot.ReadAsync(session)).Bookings);
    }

    [Fact]
    public async Task DateThatIsTakenBack_FreesItsPlaceAndIsToldToAll()
    {
        await using var bot = await LeadBot.StartAsync();
        var (file, session) = await ScheduledAsync(bot);

        var asked = await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "日程を取り消す");
        Assert.IsType<CaseState.Scheduled>((await bot.ReadAsync(file)).State);
        var freed = await bot.Keeper.CardAsync(asked, "はい、日程を取り消す");

        Assert.Contains("いまの状態：事務局確認", freed.Shown, StringComparison.Ordinal);
        await Reach.UntilAsync(async () => (await bot.Bot.ReadAsync(session)).Bookings.All(booking => booking.Case is null));
        await bot.ToldAsync(LeadBot.Participant, "参加は、なくなりました");
        Assert.Contains("この操作ができるのは", LeadBot.Words(await LeadBot.PressAsync(bot.Channel.Personal(LeadBot.Participant), CaseVerbs.Read, file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionThatMoves_TellsThoseWhoTakePart()
    {
        await using var bot = await LeadBot.StartAsync();
        var (_, session) = await ScheduledAsync(bot);

        Assert.IsType<ChangeDecision.Changed>(await bot.Bot.ChangeAsync(session, one => one with { Starts = one.Starts + Duration.FromDays(1) }));

        Assert.Contains("11月26日(木)", (await bot.ToldAsync(LeadBot.Participant, "参加する事例の日時が変わりました")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BookingThatIsCancelledInTheRoster_BringsTheCaseBackToTheDesk()
    {
        await using var bot = await LeadBot.StartAsync();
        var (file, session) = await ScheduledAsync(bot);
        var roster = await bot.Keeper.CardAsync(await bot.Keeper.OpenAsync(), "参加者の一覧");
        Assert.Contains($"ケース {file.Number}", roster.Shown, StringComparison.Ordinal);
        var number = (await bot.Bot.ReadAsync(session)).Booked.Single(booking => booking.Case is not null).Number;

        var asked = await bot.Keeper.CardAsync(roster, "この方の予約を取り消す", ("who", $"{number}"));
        Assert.Contains("ケースは「事務局確認」にもどります", asked.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("届かない", asked.Shown, StringComparison.Ordinal);
        var done = await bot.Keeper.CardAsync(asked, "取り消す");

        Assert.Contains($"ケース {file.Number}の予約を取り消しました", done.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("電話", done.Shown, StringComparison.Ordinal);
        await Reach.UntilAsync(async () => (await bot.ReadAsync(file)).State is CaseState.Checked { Pending: null });
    }

    [Fact]
    public async Task Return_PassesTheScreen_AndGoesBackWithItsText()
    {
        const string Phone = "090-1234-5678";
        await using var bot = await LeadBot.StartAsync();
        var file = await bot.HandInAsync();
        var form = await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "差し戻す");
        Assert.Contains("を書いてください。まだ保存されていません", (await bot.Keeper.CardAsync(form, "差し戻す", ("text", " 　\n"))).Shown, StringComparison.Ordinal);
        Assert.Contains("500字までにしてください", (await bot.Keeper.CardAsync(form, "差し戻す", ("text", new string('長', 20_000)))).Shown, StringComparison.Ordinal);

        var found = await bot.Keeper.CardAsync(form, "差し戻す", ("text", $"母の電話 {Phone} は消してください。"));

        Assert.Contains("まだ保存されていません", found.Shown, StringComparison.Ordinal);
        Assert.Contains(Phone, found.Values["text"], StringComparison.Ordinal);
        Assert.IsType<CaseState.Received>((await bot.ReadAsync(file)).State);
        bot.AssertNowhere(Phone);
        var returned = await bot.Keeper.CardAsync(found, "置き換えて差し戻す");
        Assert.Contains("いまの状態：差し戻し", returned.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, Assert.IsType<CaseState.Returned>((await bot.ReadAsync(file)).State).Reason.Value, StringComparison.Ordinal);
        await bot.ToldAsync(LeadBot.Submitter, "差し戻し");
        bot.AssertNowhere(Phone);
    }

    [Fact]
    public async Task FollowedCase_IsDiscussedAgain_OrWasNotHeldAfterAll()
    {
        var time = new MovedTime();
        await using var bot = await LeadBot.StartAsync(time);
        var (file, session) = await ScheduledAsync(bot);
        time.Now = session.Ends.ToDateTimeOffset().AddMinutes(5);
        // The end of the session comes by itself.
        await Reach.UntilAsync(async () => (await bot.ReadAsync(file)).State is CaseState.Held);

        var asked = await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "実施しなかった");
        var back = await bot.Keeper.CardAsync(asked, "はい、実施しなかった");

        Assert.Contains("いまの状態：事務局確認", back.Shown, StringComparison.Ordinal);
        Assert.Contains("実施　自動", back.Shown, StringComparison.Ordinal);
        Assert.Empty((await bot.ReadAsync(file)).Participants);
    }

    [Fact]
    public async Task Sheet_HasTheRulesOfItsKind()
    {
        await using var bot = await LeadBot.StartAsync();
        var (file, _) = await ScheduledAsync(bot, "case-study");

        var sheet = await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "当日の資料");

        Assert.Contains($"受付番号：{file.Number}", sheet.Shown, StringComparison.Ordinal);
        Assert.Contains("場：事例検討・GSV", sheet.Shown, StringComparison.Ordinal);
        Assert.Contains("年代：50代", sheet.Shown, StringComparison.Ordinal);
        Assert.Contains("■ 相談したいこと", sheet.Shown, StringComparison.Ordinal);
        Assert.Contains("批判しない", sheet.Shown, StringComparison.Ordinal);
        Assert.Contains("外に持ち出さない", sheet.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(sheet.Buttons, button => button.Url is not null);
        bot.AssertNowhere(LeadBot.Marker);
    }

    [Fact]
    public async Task List_ShowsNumbersStatesAndDays_AndThoseWhoseTimeComes()
    {
        var time = new MovedTime();
        await using var bot = await LeadBot.StartAsync(time);
        var (first, second) = (await bot.HandInAsync(isPriority: true), await bot.HandInAsync());
        var opened = await LeadBot.OpenAsync(bot.Keeper, first);
        var day = await bot.Keeper.CardAsync(await bot.Keeper.CardAsync(opened, "確認した"), "見直しの日を決める");
        Assert.Equal("2027-02-18", day.Values["date"]);
        Assert.Contains("まだ何も変えていません", (await bot.Keeper.CardAsync(day, "この日にする", ("date", "2026-11-18"))).Shown, StringComparison.Ordinal);
        await bot.Keeper.CardAsync(day, "この日にする", ("date", "2026-12-10"));
        await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, second), "確認した");

        var list = await bot.Keeper.AskAsync("ケースの一覧");

        Assert.Contains("2件", list.Shown, StringComparison.Ordinal);
        Assert.Contains($"{first.Number}　事務局確認\n11月18日(水)から　担当は決まっていません　見直し 12月10日(木)", list.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(LeadBot.Marker, list.Json.GetRawText(), StringComparison.Ordinal);
        var due = await bot.Keeper.CardAsync(list, "見直しの時期");
        Assert.Contains($"{first.Number}", due.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"{second.Number}", due.Shown, StringComparison.Ordinal);
        Assert.Contains(LeadBot.Marker, (await bot.Keeper.CardAsync(due, $"{first.Number} を開く")).Shown, StringComparison.Ordinal);
        // In the channel of 事務局 it says nothing of who, and opens in the own chat.
        var there = await bot.Channel.Chat(OfficeBot.Secretary).AskAsync("ケースの一覧");
        Assert.DoesNotContain("担当", there.Shown, StringComparison.Ordinal);
        Assert.Contains("個人チャット", LeadBot.Words(await bot.Channel.Chat(OfficeBot.Secretary).PressAsync(there, $"{second.Number} を開く")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_IsTheWardsOwn()
    {
        await using var bot = await LeadBot.StartAsync();
        var form = await bot.Keeper.CardAsync(await bot.Keeper.AskAsync("ケースの一覧"), "保存期間を変える");
        Assert.Equal("12", form.Values["months"]);
        Assert.Contains("まだ何も変えていません", (await bot.Keeper.CardAsync(form, "この期間にする", ("months", "0"))).Shown, StringComparison.Ordinal);

        Assert.Contains("24か月", (await bot.Keeper.CardAsync(form, "この期間にする", ("months", "24"))).Shown, StringComparison.Ordinal);

        var settings = bot.Bot.Services.GetRequiredService<CaseSettings>();
        Assert.Equal((24, CaseSettings.UsualMonths), (await settings.MonthsAsync(LeadBot.Ward, default), await settings.MonthsAsync(new("泉"), default)));
        Assert.Contains(await bot.Bot.AuditAsync(), line => line.What == Operation.ManageCases && line.On == LeadBot.Ward.Name);
    }

    /// <summary>A case with a place, a facilitator and somebody who takes part.</summary>
    private static async Task<(CaseFile File, ReviewSession Session)> ScheduledAsync(LeadBot bot, string kind = Made.Choko)
    {
        var session = await bot.Bot.MakeAsync(kind: kind, capacity: 2);
        await bot.Desk.PutAsync(session, LeadBot.Participant);
        var file = await bot.HandInAsync(venue: kind);
        var dates = await bot.Keeper.CardAsync(await bot.Keeper.CardAsync(await LeadBot.OpenAsync(bot.Keeper, file), "確認した"), "日程を決める");
        var people = await bot.Keeper.CardAsync(await bot.Keeper.CardAsync(dates, "この会にする", ("session", session.Id)), "進行役・参加者を決める");
        await bot.Keeper.CardAsync(
            people, "この方たちにする", ("facilitator", people.Choices("facilitator")["職員11"]), ("who", people.Choices("who")[$"みほん{LeadBot.Participant}"]));
        await bot.ToldAsync(LeadBot.Participant, "参加をお願いします");
        return (await bot.ReadAsync(file), session);
    }
}
