using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Domain.Cases;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Samples;

/// <summary>
/// Two summaries of meetings that nobody held: one that goes to the channel of 事務局, which the sample subscribes, as soon as the
/// local Teams is there; and a draft to be looked at and sent.
/// </summary>
internal sealed class SampleSummaries(ITableStore tables, SummaryDesk desk, SubscriptionBook subscriptions, ReviewStore sessions, CurrentDirectory directory, CityClock clock)
{
    private const int LookedThrough = 20;

    public async Task AddAsync(SampleScene scene, CancellationToken cancellationToken)
    {
        var channel = Channel(scene);
        var together = scene.Content.SessionKinds.FirstOrDefault(kind => kind is { SlotMinutes: null, Bookers: Bookers.Everyone });
        var reviews = scene.Content.SessionKinds.FirstOrDefault(kind => kind is { SlotMinutes: not null, Bookers: Bookers.Everyone });
        if (together is null || reviews is null || await subscriptions.FindAsync(scene.Main, channel.Subscriber, cancellationToken) is not null)
        {
            return;
        }

        await tables.TransactAsync(SummaryKeys.Table, [SubscriptionBook.Put(channel)], cancellationToken);
        var coming = await sessions.FromAsync(scene.Main, clock.Moment, LookedThrough, cancellationToken);
        var next = coming.FirstOrDefault(one => one.Free > 0 && one.Session.KindId != reviews.Id)?.Session.Id ?? "";
        // A month ago, so that 「先月の連絡会で何が決まった？」 has something to find.
        if (await KeepAsync(scene, reviews, scene.Today.PlusMonths(-1), next, Held, cancellationToken) is { } held)
        {
            await desk.ChangeAsync(scene.Main, held.Id, (summary, now) => summary.Schedule(now, Nonce.New(), now), press: null, cancellationToken);
        }

        await KeepAsync(scene, together, scene.Today.PlusDays(-2), "", Draft, cancellationToken);
    }

    private static string[] Held =>
    [
        "夜や休みの日に困ったとき、どこに頼れるか\n親が入院したときの、短い泊まりの探し方",
        "空いている短期入所を、月に1回、みんなで持ち寄る\n次の会から、話したい事例を前の週までに出す",
        "A事業所が、短期入所の一覧の下書きを、来月の会までに作る\nB事業所が、夜の連絡先を事務局に知らせる（今月末まで）",
        "夜に相談できるところが、区の西側に少ない",
        "来月は「親なきあと」について話します",
        "当日の資料 https://www.example.jp/sample",
        "駐車場が少ないので、乗り合わせで来てください",
    ];

    private static string[] Draft =>
    [
        "計画の更新が重なる月の、仕事の分け方\n家から出られない方との、はじめの会い方",
        "更新の予定表を、事業所どうしで見せ合う",
        "C事業所が、予定表のひな形を、次の会までに配る",
        "",
        "",
        "",
        "",
    ];

    /// <summary>Null when the screen of this directory finds something: then there is no such sample.</summary>
    private async Task<MeetingSummary?> KeepAsync(SampleScene scene, SessionKind kind, LocalDate day, string next, string[] texts, CancellationToken cancellationToken)
    {
        if (directory.Snapshot.Screen.Check(texts, new HashSet<string>()) is not ScreenResult.Passed passed)
        {
            return null;
        }

        var meeting = new Meeting(scene.Main, kind.Id, kind.Name + SampleScene.Mark, day, "", []);
        return await desk.KeepAsync(new MeetingSummary(SummaryKeys.NewId(day), meeting, new SummaryContent(passed.Texts), next), press: null, cancellationToken);
    }

    private static Subscription Channel(SampleScene scene)
    {
        var channel = scene.Settings.Channel(scene.Settings.ChannelId) with { User = new ChannelAccount(scene.Settings.ChannelId) };
        return new Subscription(
            DeadConversations.KeyOf(scene.Settings.ChannelId), scene.Main, new HashSet<string>(), MessageRow.Serialize(channel), $"{scene.Main}区 事務局{SampleScene.Mark}")
        {
            Team = scene.Settings.TeamId,
        };
    }
}
