using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.Versions;
using Sendai.Domain.Cases;
using Sendai.Domain.Reviews;
using Sendai.Tables;

namespace Sendai.Bot.Samples;

/// <summary>
/// Three cases of nobody, in three states: one that the person at the keyboard has handed in, with its card in the channel of
/// 事務局; one that waits for a date; and one that was discussed and comes back to be looked at.
/// </summary>
internal sealed class SampleCases(ITableStore tables, Outbox outbox, CurrentDirectory directory, CityClock clock)
{
    private static readonly CasePerson Other = new("guest-sample-case", $"みほん 1{SampleScene.Mark}", null);

    public async Task AddAsync(SampleScene scene, CancellationToken cancellationToken)
    {
        var partition = CaseKeys.PartitionOf(scene.Main);
        var counter = CaseKeys.CounterKey(CaseNumber.After(scene.Main, scene.Today, 0).Year);
        if (await tables.GetAsync(CaseKeys.Table, partition, counter, cancellationToken) is not null)
        {
            return;
        }

        var cases = Cases(scene, clock.Moment).ToList();
        // The card goes out when the local Teams is there.
        var posts = cases is [var first, ..]
            ? await outbox.PrepareAsync(CaseKeys.Table, partition, [CaseJobs.LookAtBoard(first.Number)], cancellationToken)
            : [];
        var count = new TableOperation.Insert(new TableRow(partition, counter).Set(CaseKeys.Count, cases.Count));
        await tables.TransactAsync(CaseKeys.Table, [count, .. cases.SelectMany(file => CaseChange.Operations(partition, null, file)), .. posts], cancellationToken);
        outbox.Nudge();
    }

    private IEnumerable<CaseFile> Cases(SampleScene scene, Instant now)
    {
        var reach = MessageRow.Serialize(scene.Settings.Chat);
        var me = new CasePerson(scene.Person, scene.Settings.UserName, reach);
        var venue = scene.Content.SessionKinds.FirstOrDefault(kind => kind is { SlotMinutes: not null, Bookers: Bookers.Everyone })?.Id ?? "";
        var count = 0;
        if (Screened(
            new CaseFacts(venue, "50代", ["精神障害"], "親と同居", Urgency.Soon, IsPriority: false),
            "家から出られない日が続き、支えてきた親も年を重ねている。昼と夜が逆になり、通院が途切れがち。",
            "A事業所が月に2回訪問している。母とは話せるが、Aさんとはまだ会えていない。",
            "本人と会うきっかけを、どうつくればよいか。親の支えが難しくなったときの備えも考えたい。") is { } mine)
        {
            yield return CaseFile.Receive(Number(scene, ++count), me, mine, now - Duration.FromHours(2));
        }

        if (Screened(
            new CaseFacts("", "20代", ["知的障害"], "ひとり暮らし", Urgency.Usual, IsPriority: true),
            "ひとり暮らしを始めて半年。お金のやりくりが続かず、食事を抜くことがある。",
            "B事業所の家事の手伝いを週に1回使っている。お金の相談は断られた。",
            "Bさんの気持ちを大切にしながら、暮らしを立て直す手立てを知りたい。") is { } waiting)
        {
            var at = now - Duration.FromDays(6);
            yield return After(CaseFile.Receive(Number(scene, ++count), Other, waiting, at).Check(scene.Person, at + Duration.FromHours(20)));
        }

        if (Screened(
            new CaseFacts(venue, "40代", ["身体障害", "高次脳機能障害"], "夫婦", Urgency.Usual, IsPriority: true),
            "退院してから怒りっぽくなり、家族が疲れている。仕事に戻りたい気持ちは強い。",
            "C病院の家族の会を紹介した。通いの訓練は本人が望まず、止まっている。",
            "家族が休める方法と、働くことに向けた次の一歩を相談したい。") is { } followed
            && directory.Snapshot.Screen.Check(["家族の話を先に聞く。訓練ではなく、短い時間の見学から誘う。"], new HashSet<string>()) is ScreenResult.Passed { Texts: [var outcome] })
        {
            var at = now - Duration.FromDays(80);
            var session = new CaseSlot("sample", "sample", "", venue, at + Duration.FromDays(10), at + Duration.FromDays(10) + Duration.FromMinutes(10));
            var file = After(CaseFile.Receive(Number(scene, ++count), Other, followed, at).Check(scene.Person, at + Duration.FromDays(1)));
            file = After(file.Seek(new CaseHold(session.Attempt, session.Session, null, at + Duration.FromDays(3), scene.Person), at + Duration.FromDays(2)));
            file = After(file.Schedule(session, scene.Person, at + Duration.FromDays(2)));
            file = After(file.Hold(CityClock.At(session.Starts).Date, scene.Person, session.Ends));
            file = After(file.Follow(outcome, scene.Person, session.Ends + Duration.FromDays(1)));
            yield return After(file.Review(scene.Today.PlusDays(20)));
        }
    }

    /// <summary>Null when the screen of this directory finds something: then there is no such sample.</summary>
    private ScreenedCase? Screened(CaseFacts facts, string summary, string support, string question) =>
        directory.Snapshot.Screen.Check([$"{SampleScene.Mark}{summary}", support, question], new HashSet<string>()) is ScreenResult.Passed { Texts: [var one, var two, var three] }
            ? new ScreenedCase(facts, one, two, three)
            : null;

    private static CaseNumber Number(SampleScene scene, int count) => CaseNumber.After(scene.Main, scene.Today, count - 1);

    private static CaseFile After(CaseDecision decision) =>
        decision is CaseDecision.Changed changed ? changed.File : throw new InvalidOperationException("A sample took a step that there is not.");
}
