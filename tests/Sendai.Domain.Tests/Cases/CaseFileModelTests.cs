using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Cases;

/// <summary>Random sequences of everything that can be done to a case, against a table of what leads where.</summary>
public sealed class CaseFileModelTests
{
    private const string Submitter = "submitter";
    private const string Staff = "staff";
    private const string Guest = "guest";

    // Nothing, less than a session is away, more than that, more than a returned case lies.
    private static readonly int[] Hours = [0, 1, 30, 24 * 95];
    private static readonly Instant Start = Instant.FromUtc(2026, 12, 1, 0, 0);
    private static readonly ScreenedCase Content = new(
        new CaseFacts("", "50代", ["知的"], "ひとり", Urgency.Usual, false), PrivacyScreen.Restore("要旨"), ScreenedText.Empty, PrivacyScreen.Restore("相談"));

    // From where, by what, to where. R 受付, C 事務局確認, P the same while a place is sought, S 日程決定, H 実施, F フォロー, E 終了,
    // B 差し戻し, W 取り下げ. What is not here does not go.
    private static readonly Dictionary<(char From, Deed Deed), char> Table = new()
    {
        [('R', Deed.Check)] = 'C',
        [('R', Deed.Return)] = 'B',
        [('R', Deed.Withdraw)] = 'W',
        [('C', Deed.Return)] = 'B',
        [('C', Deed.Withdraw)] = 'W',
        [('C', Deed.Seek)] = 'P',
        [('C', Deed.Close)] = 'E',
        [('P', Deed.Withdraw)] = 'W',
        [('P', Deed.Seek)] = 'P',
        [('P', Deed.GiveUpSeeking)] = 'C',
        [('P', Deed.Schedule)] = 'S',
        [('S', Deed.Withdraw)] = 'W',
        [('S', Deed.FollowSlot)] = 'S',
        [('S', Deed.Unschedule)] = 'C',
        [('S', Deed.Hold)] = 'H',
        [('S', Deed.Name)] = 'S',
        [('H', Deed.WasNotHeld)] = 'C',
        [('H', Deed.Follow)] = 'F',
        [('H', Deed.Close)] = 'E',
        [('H', Deed.Answer)] = 'H',
        [('F', Deed.DiscussAgain)] = 'C',
        [('F', Deed.Close)] = 'E',
        [('F', Deed.Answer)] = 'F',
        [('B', Deed.Resubmit)] = 'R',
        [('B', Deed.Withdraw)] = 'W',
        [('B', Deed.Lapse)] = 'W',
        [('E', Deed.Keep)] = 'E',
        [('W', Deed.Keep)] = 'W',
    };

    private enum Deed
    {
        Check,
        Return,
        Resubmit,
        Withdraw,
        Lapse,
        Seek,
        GiveUpSeeking,
        Schedule,
        FollowSlot,
        Unschedule,
        Hold,
        WasNotHeld,
        Follow,
        DiscussAgain,
        Close,
        Name,
        Answer,
        Keep,
        Add,
        Assign,
        Review,
    }

    [Fact]
    public void AnySequence_GoesWhereTheTableSays()
    {
        var deeds = Enum.GetValues<Deed>();
        var step = Gen.Choose(0, deeds.Length - 1).Zip(Gen.Choose(0, 99)).Zip(Gen.Elements(Hours))
            .Select(drawn => new Step(deeds[drawn.Item1.Item1], drawn.Item1.Item2, Duration.FromHours(drawn.Item2)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(80), Prop.ForAll(step.ListOf().ToArbitrary(), Run));
    }

    [Fact]
    public void EveryLineOfTheTable_IsReached() => Assert.Empty(Table.Keys.Except(Walk()));

    private static void Run(IReadOnlyList<Step> steps) => _ = Follow(steps);

    /// <summary>Which lines of the table a long walk took.</summary>
    private static List<(char, Deed)> Walk()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, 3000).SelectMany(_ => Follow(
            [.. Enumerable.Range(0, 60).Select(_ => new Step((Deed)random.Next((int)Deed.Review + 1), random.Next(100), Duration.FromHours(Hours[random.Next(Hours.Length)])))]))];
    }

    private static List<(char, Deed)> Follow(IReadOnlyList<Step> steps)
    {
        var file = CaseFile.Receive(new CaseNumber(new Ward("みほん"), 2026, 1), Person(Submitter), Content, Start);
        var (now, transitions, taken) = (Start, 1, new List<(char, Deed)>());
        foreach (var step in steps)
        {
            now += step.Wait;
            var from = Letter(file);
            // Half of the steps are the ones that the table knows for where the case stands.
            var known = Table.Keys.Where(line => line.From == from).Select(line => line.Deed).ToList();
            var deed = step.Luck < 50 && known.Count > 0 ? known[step.Luck % known.Count] : step.Deed;
            var goes = Goes(file, deed, now);
            var decision = Do(file, deed, now);

            Assert.True(goes == decision is CaseDecision.Changed, $"{deed} from {from}: the table says {goes}.");
            if (decision is CaseDecision.NotNow same)
            {
                Assert.Same(file, same.File);
                continue;
            }

            var after = ((CaseDecision.Changed)decision).File;
            var to = Table.GetValueOrDefault((from, deed), from);
            Assert.Equal(to, Letter(after));
            if (after.Stage != file.Stage)
            {
                transitions++;
                Assert.Equal(new CaseStep(after.Stage, WhoDoes(deed), now), after.Steps[^1]);
            }

            Assert.Equal(transitions, after.Steps.Count);
            Assert.Equal(file.Steps, after.Steps.Take(file.Steps.Count));
            Assert.True(after.Stage == file.Stage || after.Stage != CaseStage.Scheduled || after.Participants.IsEmpty, "Somebody takes part who was not named for this session.");
            Assert.Equal(after.Stage == CaseStage.Scheduled && after.Participants.Any(person => person.Key == Guest), after.IsOpenTo(Guest));
            Assert.True(after.IsOpenTo(Submitter) && !after.IsOpenTo(Staff));
            file = after;
            if (Table.ContainsKey((from, deed)))
            {
                taken.Add((from, deed));
            }
        }

        return taken;
    }

    /// <summary>The table, with the conditions that it cannot say.</summary>
    private static bool Goes(CaseFile file, Deed deed, Instant now) => deed switch
    {
        Deed.Add => !file.State.IsOver && file.Additions.Count < CaseFile.MostAdditions,
        Deed.Assign => !file.State.IsOver && file.Assignee is null,
        Deed.Review => !file.State.IsOver && Letter(file) != 'B' && file.ReviewOn is null,
        Deed.Keep => file.State.IsOver && file.Keeping is null,
        Deed.Seek => Letter(file) == 'C' || (file.State is CaseState.Checked { Pending: { } pending } && pending.Until <= now),
        Deed.Hold => file.Slot is { } slot && slot.Starts <= now,
        Deed.Lapse => Letter(file) == 'B' && new[] { file.Since }.Concat(file.Additions.Select(addition => addition.At)).Max() + Duration.FromDays(90) <= now,
        _ => Table.ContainsKey((Letter(file), deed)),
    };

    private static CaseDecision Do(CaseFile file, Deed deed, Instant now) => deed switch
    {
        Deed.Check => file.Check(Staff, now),
        Deed.Return => file.Return(PrivacyScreen.Restore("理由"), Staff, now),
        Deed.Resubmit => file.Resubmit(Content, now),
        Deed.Withdraw => file.Withdraw(now),
        Deed.Lapse => file.Lapse(now),
        Deed.Seek => file.Seek(new CaseHold($"{now}", "session", null, now + Duration.FromMinutes(1), Staff), now),
        Deed.GiveUpSeeking => file.GiveUpSeeking(Attempt(file)),
        Deed.Schedule => file.Schedule(Slot(Attempt(file), now), Staff, now),
        Deed.FollowSlot => file.FollowSlot(Slot(Attempt(file), (file.Slot?.Starts ?? now) + Duration.FromMinutes(1))),
        Deed.Unschedule => file.Unschedule(Staff, now),
        Deed.Hold => file.Hold(new LocalDate(2026, 12, 9), Staff, now),
        Deed.WasNotHeld => file.WasNotHeld(Staff, now),
        Deed.Follow => file.Follow(PrivacyScreen.Restore("結果"), Staff, now),
        Deed.DiscussAgain => file.DiscussAgain(Staff, now),
        Deed.Close => file.Close(Staff, now),
        Deed.Name => file.Name([Person(Guest), Person(Guest)]),
        Deed.Answer => file.AnswerFollowUp(FollowUpAnswer.Ongoing),
        Deed.Keep => file.Keep(new CaseKeeping(new LocalDate(2029, 1, 1), PrivacyScreen.Restore("理由"))),
        Deed.Add => file.Add(PrivacyScreen.Restore("追加"), now),
        Deed.Assign => file.Assign(Person(Staff)),
        Deed.Review => file.Review(new LocalDate(2027, 1, 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(deed)),
    };

    private static string WhoDoes(Deed deed) => deed switch { Deed.Lapse => "", Deed.Withdraw or Deed.Resubmit => Submitter, _ => Staff };

    private static string Attempt(CaseFile file) => file.State switch
    {
        CaseState.Checked { Pending: { } pending } => pending.Attempt,
        CaseState.Scheduled scheduled => scheduled.Slot.Attempt,
        _ => "none",
    };

    private static CaseSlot Slot(string attempt, Instant now) =>
        new(attempt, "session", "見本の会", "choko", now + Duration.FromHours(20), now + Duration.FromHours(21));

    private static CasePerson Person(string key) => new(key, "見本", null);

    private static char Letter(CaseFile file) => file.State switch
    {
        CaseState.Checked { Pending: not null } => 'P',
        _ => "RCSHFEBW"[(int)file.Stage],
    };

    private sealed record Step(Deed Deed, int Luck, Duration Wait);
}
