using NodaTime;
using Sendai.Domain.Reviews.Series;

namespace Sendai.Domain.Tests.Reviews;

public sealed class SeriesPlanTests
{
    // 文化の日 is a Tuesday and 勤労感謝の日 a Monday in 2026; the first three of May 2027 end a long row.
    private static readonly HashSet<LocalDate> Holidays =
        [new(2026, 11, 3), new(2026, 11, 23), new(2027, 1, 1), new(2027, 5, 3), new(2027, 5, 4), new(2027, 5, 5)];

    [Theory]
    [InlineData("毎月第2水曜", "2026-10-01", "2026-12-31", HolidayPolicy.Skip, "10-14 11-11 12-09")]
    [InlineData("毎月最終木曜", "2026-10-01", "2026-12-31", HolidayPolicy.Skip, "10-29 11-26 12-31")]
    [InlineData("第1・第3金曜", "2026-10-03", "2026-11-20", HolidayPolicy.Skip, "10-16 11-06 11-20")]
    [InlineData("第4・最終水曜", "2026-11-01", "2026-12-31", HolidayPolicy.Skip, "11-25 12-23 12-30")]
    [InlineData("第5木曜", "2026-10-01", "2026-12-31", HolidayPolicy.Skip, "10-29 12-31")]
    [InlineData("奇数月の第1火曜", "2026-10-01", "2027-01-31", HolidayPolicy.Skip, "(11-03 Holiday) 01-05")]
    [InlineData("毎月第1火曜", "2026-11-01", "2026-12-31", HolidayPolicy.NextWorkday, "11-03>11-04 12-01")]
    [InlineData("毎月第1火曜", "2026-11-01", "2026-11-30", HolidayPolicy.PreviousWorkday, "11-03>11-02")]
    [InlineData("毎月第4月曜", "2026-11-01", "2026-11-30", HolidayPolicy.PreviousWorkday, "11-23>11-20")]
    [InlineData("毎月第1月曜", "2027-05-01", "2027-05-31", HolidayPolicy.NextWorkday, "05-03>05-06")]
    [InlineData("毎月第1火曜", "2026-11-03", "2026-11-30", HolidayPolicy.PreviousWorkday, "(11-03 OutOfRange)")]
    [InlineData("毎月第1金曜", "2026-12-20", "2027-01-03", HolidayPolicy.NextWorkday, "(01-01 OutOfRange)")]
    public void Rule_GivesItsDays(string rule, string from, string until, HolidayPolicy onHoliday, string days) =>
        Assert.Equal(days, Text(Plan(rule, from, until, onHoliday)));

    [Fact]
    public void Exceptions_AreLeftOut_AlsoWhereADayWasMovedTo()
    {
        var plan = Plan("毎月第1火曜", "2026-10-01", "2026-12-31", HolidayPolicy.NextWorkday);

        Assert.Equal("(10-06 Exception) 11-03>11-04 12-01", Text(plan with { Exceptions = [new(2026, 10, 6)] }));
        Assert.Equal("10-06 (11-03 Exception) 12-01", Text(plan with { Exceptions = [new(2026, 11, 3)] }));
        Assert.Equal("10-06 (11-03 Exception) 12-01", Text(plan with { Exceptions = [new(2026, 11, 4)] }));
    }

    [Fact]
    public void Additions_AreHeldWhateverDayTheyAre_AndNothingIsDoubled()
    {
        var plan = Plan("毎月第1火曜", "2026-10-01", "2026-11-30", HolidayPolicy.NextWorkday);

        Assert.Equal("10-06 10-10+ 11-03>11-04 11-23+", Text(plan with { Additions = [new(2026, 11, 23), new(2026, 10, 10)] }));
        Assert.Equal("10-06+ 11-03+", Text(plan with { Additions = [new(2026, 10, 6), new(2026, 11, 3)] }));
        Assert.Equal("10-06 (11-03 Double) 11-04+", Text(plan with { Additions = [new(2026, 11, 4)] }));
        Assert.Equal("10-06 (10-07 Exception) 11-03>11-04", Text(plan with { Additions = [new(2026, 10, 7)], Exceptions = [new(2026, 10, 7)] }));
        Assert.Equal("10-06 11-03>11-04 (12-01 OutOfRange)", Text(plan with { Additions = [new(2026, 12, 1)] }));
    }

    [Fact]
    public void DayOffItsHoliday_IsNotMovedOntoAnother()
    {
        // The first and the last Monday of a month of holidays would meet on the first workday after it.
        var plan = new SeriesPlan(new SeriesRule([4, 5], IsoDayOfWeek.Monday), new(2026, 11, 1), new(2026, 12, 31), HolidayPolicy.NextWorkday);
        var worked = Assert.IsType<SeriesResult.Worked>(plan.Days(day => day is { Month: 11, Day: >= 20 }));

        Assert.Equal([new(2026, 12, 1), new LocalDate(2026, 12, 28)], worked.Held.Select(day => day.Day));
        Assert.Contains(new SeriesDate.LeftOut(new(2026, 11, 30), LeftOutReason.Double, new LocalDate(2026, 12, 1)), worked.All);
    }

    [Theory]
    [InlineData("2026-11-02", "2026-11-01", typeof(SeriesResult.EndsBeforeItBegins))]
    [InlineData("2026-11-01", "2026-11-01", typeof(SeriesResult.Worked))]
    [InlineData("2026-11-01", "2028-11-01", typeof(SeriesResult.Worked))]
    [InlineData("2026-11-01", "2028-11-02", typeof(SeriesResult.TooLong))]
    public void Range_HasLimits(string from, string until, Type result) =>
        Assert.IsType(result, Plan("毎月第1水曜", from, until, HolidayPolicy.Skip).Days(Holidays.Contains));

    [Fact]
    public void MoreDaysThanMakeSense_AreRefused()
    {
        Assert.IsType<SeriesResult.TooMany>(Plan("第1・第2・第3水曜", "2026-11-01", "2028-10-31", HolidayPolicy.Skip).Days(Holidays.Contains));
        // Of 48, one is a holiday.
        Assert.Equal(47, Assert.IsType<SeriesResult.Worked>(Plan("第1・第2水曜", "2026-11-01", "2028-10-31", HolidayPolicy.Skip).Days(Holidays.Contains)).Held.Count);
    }

    [Fact]
    public void RuleThatCannotBe_IsNone()
    {
        Assert.Throws<ArgumentException>(() => new SeriesRule([], IsoDayOfWeek.Monday));
        Assert.Throws<ArgumentException>(() => new SeriesRule([6], IsoDayOfWeek.Monday));
        Assert.Throws<ArgumentException>(() => new SeriesRule([1], IsoDayOfWeek.None));
        Assert.Throws<ArgumentException>(() => new SeriesRule([1], IsoDayOfWeek.Monday, [13]));
    }

    private static SeriesPlan Plan(string rule, string from, string until, HolidayPolicy onHoliday) => new(
        Assert.IsType<SeriesReading.Rule>(SeriesText.Read(rule)).Value, Day(from), Day(until), onHoliday);

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static string Text(SeriesPlan plan) => string.Join(' ', Assert.IsType<SeriesResult.Worked>(plan.Days(Holidays.Contains)).All.Select(day => day switch
    {
        SeriesDate.Moved moved => $"{Short(moved.From)}>{Short(moved.Day)}",
        SeriesDate.Added => $"{Short(day.Day)}+",
        SeriesDate.LeftOut left => $"({Short(left.Day)} {left.Reason})",
        _ => Short(day.Day),
    }));

    private static string Short(LocalDate day) => $"{day.Month:00}-{day.Day:00}";
}
