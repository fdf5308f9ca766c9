using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Sendai.Domain.Reviews.Series;

namespace Sendai.Domain.Tests.Reviews;

public sealed class SeriesPropertyTests
{
    private const int Days = 800;
    private static readonly LocalDate First = new(2026, 1, 1);

    [Fact]
    public void EveryDay_IsOneThatTheRuleAndTheCalendarAllow() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(Cases()), one => { Holds(one); }));

    private static void Holds(Case one)
    {
        var plan = one.Plan;
        if (plan.Days(one.Holidays.Contains) is not SeriesResult.Worked worked)
        {
            return;
        }

        var held = worked.Held;
        Assert.Equal(held.Select(day => day.Day).Distinct().Order(), held.Select(day => day.Day));
        Assert.InRange(held.Count, 0, SeriesPlan.MostDays);
        Assert.All(held, day =>
        {
            Assert.InRange(day.Day, plan.From, plan.Until);
            Assert.DoesNotContain(day.Day, plan.Exceptions);
            switch (day)
            {
                case SeriesDate.Added:
                    Assert.Contains(day.Day, plan.Additions);
                    break;
                case SeriesDate.Regular:
                    Assert.DoesNotContain(day.Day, one.Holidays);
                    AssertOfTheRule(plan.Rule, day.Day);
                    break;
                case SeriesDate.Moved moved:
                    Assert.True(Workdays.Is(moved.Day, one.Holidays.Contains));
                    Assert.Contains(moved.From, one.Holidays);
                    AssertOfTheRule(plan.Rule, moved.From);
                    Assert.Equal(plan.OnHoliday == HolidayPolicy.NextWorkday, moved.Day > moved.From);
                    Assert.NotEqual(HolidayPolicy.Skip, plan.OnHoliday);
                    // Nothing nearer would have done.
                    var (from, until) = moved.From < moved.Day ? (moved.From, moved.Day) : (moved.Day.PlusDays(1), moved.From.PlusDays(1));
                    Assert.DoesNotContain(Between(from, until), nearer => Workdays.Is(nearer, one.Holidays.Contains));
                    break;
                default:
                    Assert.Fail($"{day}");
                    break;
            }
        });

        // Counted without the rule's own arithmetic, no day of it is forgotten.
        var expected = Between(plan.From, plan.Until.PlusDays(1)).Where(day => IsOfTheRule(plan.Rule, day)).ToList();
        var told = worked.All.Select(day => day is SeriesDate.Moved moved ? moved.From : day.Day).ToList();
        Assert.All(expected, day => Assert.Contains(day, told));
        Assert.Equal(expected.Concat(plan.Additions).Distinct().Count(), told.Count);
    }

    private static void AssertOfTheRule(SeriesRule rule, LocalDate day) => Assert.True(IsOfTheRule(rule, day), $"{day}");

    private static bool IsOfTheRule(SeriesRule rule, LocalDate day) =>
        day.DayOfWeek == rule.Weekday
        && (rule.Months.Count == 0 || rule.Months.Contains(day.Month))
        && (rule.Ordinals.Contains(((day.Day - 1) / 7) + 1) || (rule.Ordinals.Contains(SeriesRule.Last) && day.PlusWeeks(1).Month != day.Month));

    private static IEnumerable<LocalDate> Between(LocalDate from, LocalDate until)
    {
        for (var day = from; day < until; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    private static Gen<Case> Cases() =>
        from ordinals in Gen.NonEmptyListOf(Gen.Choose(0, 5))
        from weekday in Gen.Choose(1, 7)
        from months in Gen.ListOf(Gen.Choose(1, 12))
        from start in Gen.Choose(0, 200)
        from length in Gen.Choose(0, 740)
        from policy in Gen.Elements(Enum.GetValues<HolidayPolicy>())
        from holidays in Gen.ListOf(Gen.Choose(0, Days))
        // Rows of holidays, on the days on which the rule falls as well.
        from stretch in Gen.Choose(1, 5)
        from exceptions in Gen.ListOf(Gen.Choose(0, Days))
        from additions in Gen.ListOf(Gen.Choose(0, Days))
        select new Case(
            new SeriesPlan(
                new SeriesRule(ordinals, (IsoDayOfWeek)weekday, months), First.PlusDays(start), First.PlusDays(start + length), policy)
            {
                Exceptions = [.. exceptions.Select(First.PlusDays)],
                Additions = [.. additions.Select(First.PlusDays)],
            },
            [.. holidays.SelectMany(day => Enumerable.Range(day, stretch)).Select(First.PlusDays)]);

    private sealed record Case(SeriesPlan Plan, HashSet<LocalDate> Holidays);
}
