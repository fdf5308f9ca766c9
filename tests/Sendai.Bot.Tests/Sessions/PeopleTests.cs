using System.Text;
using Sendai.Bot.Offices;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Access;
using Attendance = Sendai.Domain.Reviews.Attendance;

namespace Sendai.Bot.Tests.Sessions;

/// <summary>Booking for others, the roster, and who came.</summary>
public class PeopleTests
{
    private const string Formula = "=cmd|' /C calc'!A0";

    [Fact]
    public async Task BookedForSomebodyWithoutTeams_IsOneBookingOnTheRoster()
    {
        await using var desk = await OfficeBot.StartAsync();
        await desk.AddAllAsync("みほん相談室");
        var session = await desk.Bot.MakeAsync();
        var form = await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "代わりに予約する");
        (string, string)[] typed = [("name", "見本 *たろう*"), ("slot", "1"), ("theme", "事務"), ("office", form.Choices("office")["みほん相談室"])];

        for (var press = 0; press < 3; press++)
        {
            Assert.Contains("見本 *たろう* さんの予約を取りました。11月25日(水) 10:10〜10:20", (await desk.Keeper.CardAsync(form, "予約する", typed)).Shown, StringComparison.Ordinal);
        }

        var taken = await desk.Keeper.CardAsync(await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "代わりに予約する"), "予約する", ("name", "別の人"), ("slot", "1"));
        Assert.Contains("先に予約が入りました", taken.Shown, StringComparison.Ordinal);
        Assert.Equal("別の人", taken.Values["name"]);
        var booking = Assert.Single((await desk.Bot.ReadAsync(session)).Bookings);
        Assert.Equal((true, null, 1), (booking.BySecretariat, booking.Reach, booking.Slot));
        Assert.Matches("^guest-[0-9a-f]{16}$", booking.Person);
        var roster = await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "参加者の一覧");
        Assert.Contains("10:10〜10:20　見本 *たろう*　みほん相談室　事務", roster.Shown, StringComparison.Ordinal);
        Assert.Contains("空き：10:00、10:20", roster.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Bot.Log.All, line => line.Contains("たろう", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CancelledForSomebody_IsToldAndTheNextMovesUp()
    {
        await using var desk = await OfficeBot.StartAsync();
        var session = await desk.Bot.MakeAsync(capacity: 1);
        await desk.PutAsync(session, 31);
        await desk.PutAsync(session, 32);
        var roster = await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "参加者の一覧");
        Assert.Contains("キャンセル待ち1番目", roster.Shown, StringComparison.Ordinal);
        var asked = await desk.Keeper.CardAsync(roster, "この方の予約を取り消す", ("who", "1"));
        Assert.Contains("みほん31 さん", asked.Shown, StringComparison.Ordinal);
        Assert.Single((await desk.Bot.ReadAsync(session)).Booked, booking => booking.Number == 1);

        var done = await desk.Keeper.CardAsync(asked, "取り消す");

        Assert.Contains("みほん31 さんの予約を取り消しました", done.Shown, StringComparison.Ordinal);
        Assert.Contains("キャンセル待ちの みほん32 さんが予約になりました", done.Shown, StringComparison.Ordinal);
        Assert.Contains("もう取り消されています", (await desk.Keeper.CardAsync(asked, "取り消す")).Shown, StringComparison.Ordinal);
        Assert.Contains("事務局が予約を取り消しました", (await desk.Bot.ToldAsync(31)).Shown, StringComparison.Ordinal);
        Assert.Contains("枠が空いたので、予約しました", (await desk.Bot.ToldAsync(32)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_AreShownInTheChannelOfTheSecretariatAndNowhereElse()
    {
        await using var desk = await OfficeBot.StartAsync();
        var session = await desk.Bot.MakeAsync();
        await desk.PutAsync(session, 31);
        var card = await desk.Channel.Chat(OfficeBot.Secretary).OpenAsync();
        Assert.Contains("みほん31", (await desk.Channel.Chat(OfficeBot.Secretary).CardAsync(card, "参加者の一覧")).Shown, StringComparison.Ordinal);

        var elsewhere = new TestChannel(desk.Bot, "19:minna@thread.tacv2", TestChannel.Member(OfficeBot.Secretary));
        await desk.Keeper.SayAsync("こんにちは");
        var pressed = await elsewhere.Chat(OfficeBot.Secretary).PressAsync(card, "参加者の一覧");
        Assert.Contains("個人チャットにお送りしました", pressed.Value.GetString(), StringComparison.Ordinal);
        Assert.Contains("みほん31", (await desk.Bot.ToldAsync(OfficeBot.Secretary)).Shown, StringComparison.Ordinal);

        // A guest of the channel who does not belong to the 事務局 would read it too.
        desk.Channel.Members.Add(TestChannel.Member(77, role: "guest"));
        await desk.Channel.TellAsync();
        var guarded = await desk.Channel.Chat(OfficeBot.Secretary).PressAsync(card, "参加者の一覧");
        Assert.Contains("個人チャットにお送りしました", guarded.Value.GetString(), StringComparison.Ordinal);
        Assert.Equal(3, (await desk.Bot.AuditAsync()).Count(line => line.What == Operation.ReadRoster));
    }

    [Fact]
    public async Task File_IsTheRosterByteForByteAndComesByAPrivateLinkOnce()
    {
        await using var desk = await OfficeBot.StartAsync();
        await desk.AddAllAsync("みほん\"相談室\"");
        var session = await desk.Bot.MakeAsync(capacity: 2);
        var office = await desk.OfficeAsync("みほん\"相談室\"");
        await desk.PutAsync(session, 31, Formula, office.Id);
        await desk.PutAsync(session, 32, "見本,はなこ");
        await desk.PutAsync(session, 33);
        var roster = await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "参加者の一覧");
        var offered = await desk.Keeper.CardAsync(roster, "CSVで受け取る");
        using var client = desk.Bot.CreateClient();
        var link = new Uri(offered.Button("ファイルを受け取る").Url!).PathAndQuery;

        using var file = await client.PostAsync(new Uri(link, UriKind.Relative), null);

        var expected = "時間,名前,事業所,話すこと,状態,出欠\r\n"
            + "10:00〜10:10,'=cmd|' /C calc'!A0,\"みほん\"\"相談室\"\"\",ケース,予約,\r\n"
            + "10:10〜10:20,\"見本,はなこ\",,ケース,予約,\r\n"
            + ",みほん33,,ケース,キャンセル待ち1番目,\r\n";
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(expected)], await file.Content.ReadAsByteArrayAsync());
        using var again = await client.PostAsync(new Uri(link, UriKind.Relative), null);
        Assert.Equal(404, (int)again.StatusCode);
        Assert.Contains(await desk.Bot.AuditAsync(), line => line.What == Operation.TakeFile && line.On.EndsWith(session.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attendance_IsMarkedAfterTheBeginAndRecordedForTheOffices()
    {
        var time = new MovedTime();
        await using var desk = await OfficeBot.StartAsync(time: time);
        await desk.AddAllAsync("みほん一", "みほん二", "みほん三");
        var session = await desk.Bot.MakeAsync();
        var (one, two, three) = (await desk.OfficeAsync("みほん一"), await desk.OfficeAsync("みほん二"), await desk.OfficeAsync("みほん三"));
        await desk.PutAsync(session, 31, office: one.Id);
        await desk.PutAsync(session, 32, office: two.Id);
        var early = await desk.Keeper.OpenAsync();
        Assert.DoesNotContain(early.Buttons, button => button.Title == "出欠をつける");

        time.Now = new DateTimeOffset(2026, 11, 25, 1, 15, 0, TimeSpan.Zero);
        var form = await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "出欠をつける");
        var saved = await desk.Keeper.CardAsync(form, "保存する", ("came1", "came"), ("came2", "noShow"), ("offices", three.Id));

        Assert.Contains("出欠を保存しました", saved.Shown, StringComparison.Ordinal);
        Assert.Equal(("came", "noShow", three.Id), (saved.Values["came1"], saved.Values["came2"], saved.Values["offices"]));
        Assert.Equal([Attendance.Came, Attendance.NoShow], (await desk.Bot.ReadAsync(session)).Booked.Select(booking => booking.Attendance));
        Assert.Equal(new[] { one.Id, three.Id }.Order(), await CameAsync(desk));
        Assert.Contains("みほん二　ケース　来なかった", (await desk.Keeper.CardAsync(await desk.Keeper.OpenAsync(), "参加者の一覧")).Shown, StringComparison.Ordinal);

        // It was a mistake; and the first press, come again, does not bring it back.
        await desk.Keeper.CardAsync(saved, "保存する", ("came1", "noShow"), ("came2", "came"), ("offices", ""));
        Assert.Equal([two.Id], await CameAsync(desk));
        Assert.Contains("もう済んでいます", (await desk.Keeper.CardAsync(form, "保存する", ("came1", "came"), ("came2", "noShow"))).Shown, StringComparison.Ordinal);
        Assert.Equal([two.Id], await CameAsync(desk));
    }

    private static async Task<IEnumerable<string>> CameAsync(OfficeBot desk) =>
        (await desk.Bot.Store().ReadAttendanceAsync(DeskBot.Ward, 2026, default)).Select(record => record.Office).Order();
}
