using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Tests.CaseCore;

/// <summary>Random lives of cases, each step written as what has changed; read again, each is what it was.</summary>
public sealed class CaseRowsTests
{
    private static readonly Func<CaseRig, CaseFile, Instant, Random, CaseDecision>[] Deeds =
    [
        (_, file, now, _) => file.Check("staff", now),
        (_, file, now, random) => file.Return(Words(random), "staff", now),
        (_, file, now, random) => file.Resubmit(new ScreenedCase(file.Content.Facts with { Disabilities = [], IsPriority = true }, Words(random), ScreenedText.Empty, Words(random)), now),
        (_, file, now, random) => file.Seek(new CaseHold($"try-{random.Next()}", "20261209-00000000", random.Next(2) == 0 ? null : random.Next(3), now + Duration.FromTicks(random.Next()), "staff"), now),
        (_, file, now, random) => file.Schedule(SlotOf(file, now + Duration.FromTicks(random.Next())), "staff", now),
        (_, file, now, random) => file.FollowSlot(SlotOf(file, now + Duration.FromTicks(random.Next()))),
        (rig, file, _, random) => file.Name(Enumerable.Range(3, random.Next(1, 5)).Select(rig.Person)),
        (_, file, now, _) => file.Unschedule("staff", now),
        (_, file, now, _) => file.Hold(new LocalDate(2026, 12, 9), "", now),
        (_, file, now, _) => file.WasNotHeld("staff", now),
        (_, file, now, random) => file.Follow(Words(random), "staff", now),
        (_, file, now, _) => file.DiscussAgain("staff", now),
        (rig, file, _, random) => file.Assign(rig.Person(random.Next(3, 6)) with { Reach = null }),
        (_, file, now, random) => file.Add(Words(random), now),
        (_, file, _, random) => file.Review(random.Next(2) == 0 ? null : new LocalDate(2027, 1, random.Next(1, 28))),
        (_, file, _, random) => file.AnswerFollowUp((FollowUpAnswer)random.Next(3)),
        (_, file, now, random) => random.Next(6) == 0 ? file.Close("staff", now) : new CaseDecision.NotNow(file),
        (_, file, now, random) => random.Next(12) == 0 ? file.Withdraw(now) : new CaseDecision.NotNow(file),
        (_, file, _, random) => file.Keep(new CaseKeeping(new LocalDate(2029, 2, 28), Words(random))),
    ];

    [Theory]
    [InlineData(false, 25)]
    [InlineData(true, 4)]
    public async Task WhateverBecomesOfACase_IsReadAsItWasWritten(bool onAzurite, int lives)
    {
        var clock = new ManualClock();
        await using var rig = new CaseRig(await Databases.NewAsync(onAzurite), clock);
        var random = new Random(20261209);
        var stages = new HashSet<CaseStage>();
        for (var life = 0; life < lives; life++)
        {
            var file = await rig.SubmitAsync();
            for (var step = 0; step < 60; step++)
            {
                clock.Advance(TimeSpan.FromTicks(random.NextInt64(TimeSpan.TicksPerHour)));
                var deed = Deeds[random.Next(Deeds.Length)];
                if (await rig.DoAsync(file.Number.Id, (now, at) => deed(rig, now, at, random)) is not CaseDecision.Changed { File: var after })
                {
                    continue;
                }

                file = after;
                stages.Add(file.Stage);
                Assert.Equal(Described(file), Described((await rig.FindAsync(file.Number.Id))!));
                Assert.Equal(file.State.IsOver, !(await rig.Store.OpenAsync(CaseRig.Ward, default)).Any(glance => glance.Number == file.Number));
                Assert.Equal(
                    file.Slot is not null && file.Participants.Any(person => person.Key == rig.Person(4).Key),
                    (await rig.Store.OfParticipantAsync([CaseRig.Ward], rig.Person(4).Key, default)).Any(glance => glance.Number == file.Number));
            }
        }

        Assert.True(onAzurite || stages.Count == Enum.GetValues<CaseStage>().Length, $"Only {string.Join('、', stages)} were reached.");
    }

    [Fact]
    public async Task ALongCase_FitsIntoARow()
    {
        await using var rig = new CaseRig(BotFactory.NewDatabase(), new ManualClock());
        var words = PrivacyScreen.Restore(new string('漢', UnscreenedCase.MostLetters));
        var file = await rig.SubmitAsync();
        for (var at = 0; at < CaseFile.MostAdditions; at++)
        {
            file = await rig.ChangedAsync(file.Number.Id, (now, moment) => now.Add(words, moment));
        }

        Assert.Equal(Described(file), Described((await rig.FindAsync(file.Number.Id))!));
    }

    [Fact]
    public async Task WhatACaseIsAbout_LiesInRowsThatNoListReads()
    {
        await using var rig = new CaseRig(BotFactory.NewDatabase(), new ManualClock());
        var file = await rig.SubmitAsync();
        await rig.ChangedAsync(file.Number.Id, (now, at) => now.Return(CaseRig.Text("理由"), "staff", at));

        var rows = await rig.RowsWithAsync(CaseRig.Marker);

        Assert.Equal([$"{CaseKeys.Table} {CaseKeys.ContentKey(file.Number.Id)}"], rows);
        Assert.All(await rig.AllRowsAsync(), one => Assert.True($"{one.Table}{one.Row.PartitionKey}{one.Row.RowKey}".All(char.IsAscii)));
    }

    private static ScreenedText Words(Random random) => CaseRig.Text($"\n{random.Next()}　…🙂");

    private static CaseSlot SlotOf(CaseFile file, Instant starts) => new(
        file.State switch { CaseState.Checked { Pending: { } pending } => pending.Attempt, CaseState.Scheduled scheduled => scheduled.Slot.Attempt, _ => "" },
        "20261209-00000000",
        "見本の会",
        "choko",
        starts,
        starts + Duration.FromMinutes(15));

    private static string Described(CaseFile file) => string.Join('|', (object?[])
    [
        file.Number, PersonOf(file.Submitter), PersonOf(file.Assignee), string.Join('、', file.Participants.Select(PersonOf)),
        file.Content.Facts with { Disabilities = [] }, string.Join('、', file.Content.Facts.Disabilities),
        file.Content.Summary.Value, file.Content.Support.Value, file.Content.Question.Value,
        file.State, (file.State as CaseState.Returned)?.Reason.Value, (file.State as CaseState.FollowUp)?.Outcome.Value,
        string.Join('、', file.Additions.Select(addition => $"{addition.At.ToUnixTimeTicks()} {addition.Text.Value}")), string.Join('、', file.Steps),
        file.ReviewOn, file.Answer, file.Keeping?.Until, file.Keeping?.Reason.Value,
    ]);

    private static string PersonOf(CasePerson? person) => $"{person?.Key} {person?.Name} {person?.Reach}";
}
