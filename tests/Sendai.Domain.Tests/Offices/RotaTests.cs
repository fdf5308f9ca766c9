using NodaTime;
using Sendai.Domain.Offices;

namespace Sendai.Domain.Tests.Offices;

public sealed class RotaTests
{
    private static readonly YearMonth April = new(2026, 4);
    private static readonly YearMonth May = new(2026, 5);
    private static readonly YearMonth March = new(2027, 3);

    [Fact]
    public void Offices_GetTheMonthsInOrder_AndTheRestWaitsForNextYear()
    {
        var rota = Rota.Make(2026, Names(14), April);

        Assert.Equal(Names(12), rota.Turns.Select(turn => turn.Office));
        Assert.Equal((April, March), (rota.Turns[0].Month, rota.Turns[^1].Month));
        Assert.Equal(["o13", "o14"], rota.Later);
    }

    [Fact]
    public void MadeLate_LeavesTheMonthsThatAreOver()
    {
        var rota = Rota.Make(2026, ["a", "b", "a"], new YearMonth(2027, 1));

        Assert.All(rota.Turns.Take(9), turn => Assert.Null(turn.Office));
        Assert.Equal(["a", "b", null], rota.Turns.Skip(9).Select(turn => turn.Office));
        Assert.Empty(rota.Later);
    }

    [Fact]
    public void Swap_ChangesTwoMonths_AndTellsBoth()
    {
        var before = Rota.Make(2026, ["a", "b"], April);
        var after = Changed(before.Swap(April, May));

        Assert.Equal(["b", "a"], after.Turns.Take(2).Select(turn => turn.Office));
        Assert.Equal([new("a", April, May), new RotaMove("b", May, April)], RotaMove.Between(before, after));
        // With a month that nobody has.
        Assert.Equal([new RotaMove("a", April, March)], RotaMove.Between(before, Changed(before.Swap(March, April))));
        Assert.IsType<RotaChange.Same>(before.Swap(April, April));
        Assert.IsType<RotaChange.NoSuchMonth>(before.Swap(April, new YearMonth(2027, 4)));
        Assert.Equal(April, Assert.IsType<RotaChange.NotPlanned>(Changed(before.Mark(April, TurnState.Done)).Swap(May, April)).Turn.Month);
    }

    [Fact]
    public void Put_MovesWhoWasThereToNextYear()
    {
        var before = Rota.Make(2026, [.. Names(13)], April);
        var after = Changed(before.Put(April, "o13"));

        Assert.Equal("o13", after.At(April)!.Office);
        Assert.Equal(["o1"], after.Later);
        Assert.Equal([new("o1", April, null), new RotaMove("o13", null, April)], RotaMove.Between(before, after));
        Assert.Equal(May, Assert.IsType<RotaChange.HasAnother>(before.Put(April, "o2")).Turn.Month);
        Assert.IsType<RotaChange.Same>(before.Put(April, "o1"));
        Assert.IsType<RotaChange.NotPlanned>(Changed(before.Mark(April, TurnState.Done)).Put(April, "o13"));
    }

    [Fact]
    public void CalledOff_WaitsForNextYear_UntilItIsPlannedAgain()
    {
        var before = Rota.Make(2026, ["a", "b"], April);
        var off = Changed(before.Mark(April, TurnState.Cancelled));

        Assert.Equal(["a"], off.Later);
        Assert.Equal([new RotaMove("a", April, null)], RotaMove.Between(before, off));
        Assert.Equal(["a", "b"], off.NotServed(["a", "b"]));
        Assert.Empty(Changed(off.Mark(April, TurnState.Planned)).Later);
        var again = Changed(off.Put(March, "a"));
        Assert.Empty(again.Later);
        Assert.Equal(March, Assert.IsType<RotaChange.HasAnother>(again.Mark(April, TurnState.Planned)).Turn.Month);
        Assert.IsType<RotaChange.NobodyThere>(before.Mark(March, TurnState.Done));
    }

    [Fact]
    public void Done_IsNoMove_AndCountsAsATurn()
    {
        var before = Rota.Make(2026, ["a", "b"], April);
        var done = Changed(before.Mark(April, TurnState.Done));

        Assert.Empty(RotaMove.Between(before, done));
        Assert.Equal(["b"], done.NotServed(["a", "b"]));
    }

    [Fact]
    public void NewYear_BeginsWithThoseWhoWereLeft_ThenWithThoseWhoWaitedLongest()
    {
        var last = Changed(Rota.Make(2025, Names(13), new YearMonth(2025, 4)).Mark(new YearMonth(2025, 4), TurnState.Done));

        Assert.Equal(["o13", "new", "o1", "o2"], Rota.Order(["o1", "new", "o2", "o13"], [last]));
        Assert.Equal(["o2", "o1"], Rota.Order(["o2", "o1"], []));
    }

    [Theory]
    [InlineData(2026, 4, "2026-03-02")]
    [InlineData(2027, 2, "2027-01-04")]
    [InlineData(2026, 6, "2026-05-01")]
    [InlineData(2026, 12, "2026-11-02")]
    [InlineData(2027, 6, "2027-05-06")]
    public void Notice_IsOnTheFirstWorkdayOfTheMonthBefore(int year, int month, string day)
    {
        HashSet<LocalDate> holidays = [new(2027, 1, 1), new(2027, 5, 1), new(2027, 5, 3), new(2027, 5, 4), new(2027, 5, 5)];

        Assert.Equal(day, RotaNotice.DayBefore(new YearMonth(year, month), holidays.Contains).ToString("uuuu-MM-dd", null));
    }

    private static Rota Changed(RotaChange change) => Assert.IsType<RotaChange.Changed>(change).Rota;

    private static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(number => $"o{number}");
}
