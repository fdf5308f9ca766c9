using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Sendai.Domain.Offices;

namespace Sendai.Domain.Tests.Offices;

public sealed class RotaPropertyTests
{
    private const int Offices = 16;

    [Fact]
    public void WhateverIsDone_TheRotaStaysOne() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Arb.From(Cases()), one => { Holds(one); }));

    private static void Holds((int Count, int Late, IReadOnlyList<Step> Steps) one)
    {
        var rota = Rota.Make(2026, Enumerable.Range(0, one.Count).Select(Name), FiscalYear.Months(2026)[one.Late]);
        AssertIsOne(rota);
        foreach (var step in one.Steps)
        {
            var result = step.Kind switch
            {
                0 => rota.Swap(Month(step.One), Month(step.Other)),
                1 => rota.Put(Month(step.One), Name(step.Other)),
                var kind => rota.Mark(Month(step.One), (TurnState)(kind - 2)),
            };
            if (result is not RotaChange.Changed(var next))
            {
                continue;
            }

            AssertIsOne(next);
            // Nobody is lost: whoever waited for something does, has had it, or was called off and stands in line.
            Assert.All(Waiting(rota), office => Assert.True(Waiting(next).Contains(office) || next.HasServed(office), $"{office} is lost after {step}."));
            AssertMovesTellIt(rota, next);
            // Kept and read, it is the same.
            var read = Rota.Of(next.Year, next.Turns, next.Later);
            Assert.Equal(next.Turns, read.Turns);
            if (step.Kind == 0)
            {
                Assert.Equal(rota.Later, next.Later);
                var back = Assert.IsType<RotaChange.Changed>(next.Swap(Month(step.Other), Month(step.One))).Rota;
                Assert.Equal(rota.Turns, back.Turns);
            }

            rota = next;
        }
    }

    private static void AssertIsOne(Rota rota)
    {
        Assert.Equal(FiscalYear.Months(2026), rota.Turns.Select(turn => turn.Month));
        var waiting = Waiting(rota);
        Assert.Equal(waiting.Distinct(), waiting);
        Assert.All(rota.Turns.Where(turn => turn.Office is null), turn => Assert.Equal(TurnState.Planned, turn.State));
    }

    private static void AssertMovesTellIt(Rota before, Rota after)
    {
        var moves = RotaMove.Between(before, after);
        Assert.Equal(moves.Select(move => move.Office).Distinct(), moves.Select(move => move.Office));
        foreach (var office in Enumerable.Range(0, Offices).Select(Name))
        {
            var (had, has) = (before.ComingTo(office)?.Month, after.ComingTo(office)?.Month);
            var isDone = had is { } month && after.At(month) is { State: TurnState.Done } turn && turn.Office == office;
            var wasDone = has is { } now && before.At(now) is { State: TurnState.Done } old && old.Office == office;
            Assert.Equal(had == has || isDone || wasDone ? null : new RotaMove(office, had, has), moves.FirstOrDefault(move => move.Office == office));
        }
    }

    private static List<string> Waiting(Rota rota) => [.. rota.Turns.Where(turn => turn.IsComing).Select(turn => turn.Office!), .. rota.Later];

    private static string Name(int number) => $"o{number}";

    // One more than the year has.
    private static YearMonth Month(int at) => new YearMonth(2026, 4).PlusMonths(at);

    private static Gen<(int Count, int Late, IReadOnlyList<Step> Steps)> Cases() =>
        from count in Gen.Choose(0, Offices)
        from late in Gen.Choose(0, 11)
        from steps in Gen.ListOf(
            from kind in Gen.Choose(0, 4)
            from one in Gen.Choose(0, 12)
            from other in Gen.Choose(0, 12)
            select new Step(kind, one, other))
        select (count, late, (IReadOnlyList<Step>)[.. steps]);

    private sealed record Step(int Kind, int One, int Other);
}
