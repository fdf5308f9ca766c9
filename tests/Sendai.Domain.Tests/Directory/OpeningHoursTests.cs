using NodaTime;
using NodaTime.Text;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>2026-04-06 is a Monday; in these tests Wednesday the 8th is a public holiday.</summary>
public sealed class OpeningHoursTests
{
    private static readonly LocalDate Holiday = new(2026, 4, 8);

    private static bool IsOpen(string hours, string time)
    {
        var inApril = LocalDateTimePattern.CreateWithInvariantCulture("d HH:mm").WithTemplateValue(new LocalDateTime(2026, 4, 1, 0, 0));
        return OpeningHours.Parse(hours).IsOpen(inApril.Parse(time).Value, day => day == Holiday);
    }

    [Theory]
    [InlineData("6 08:59", false)]
    [InlineData("6 09:00", true)]
    [InlineData("6 16:59", true)]
    [InlineData("6 17:00", false)]
    [InlineData("10 12:00", true)]
    [InlineData("11 12:00", false)]
    [InlineData("12 12:00", false)]
    public void Weekdays(string time, bool open) => Assert.Equal(open, IsOpen("mon-fri 09:00-17:00", time));

    [Theory]
    [InlineData("mon-fri 09:00-17:00", false)]
    [InlineData("wed 09:00-17:00", false)]
    [InlineData("mon-fri,hol 09:00-17:00", true)]
    [InlineData("mon-fri 09:00-17:00 | hol 10:00-13:00", true)]
    [InlineData("mon-fri 09:00-17:00 | hol 13:00-15:00", false)]
    [InlineData("hol 09:00-17:00", true)]
    [InlineData("daily 09:00-17:00", true)]
    public void Holiday_CountsOnlyWhereItIsNamed(string hours, bool open) => Assert.Equal(open, IsOpen(hours, "8 12:00"));

    [Fact]
    public void Holiday_DoesNotOpenOtherDays() => Assert.False(IsOpen("hol 09:00-17:00", "7 12:00"));

    [Theory]
    [InlineData("6 17:00", true)]
    [InlineData("7 00:00", true)]
    [InlineData("7 08:59", true)]
    [InlineData("7 09:00", false)]
    [InlineData("6 08:59", false)]
    [InlineData("8 08:00", true)]
    [InlineData("8 17:00", false)]
    [InlineData("9 08:00", false)]
    [InlineData("11 08:00", true)]
    [InlineData("11 17:00", false)]
    public void OverMidnight_BelongsToTheDayOnWhichItBegan(string time, bool open) =>
        Assert.Equal(open, IsOpen("mon-fri 17:00-33:00", time));

    [Theory]
    [InlineData("6 00:00")]
    [InlineData("8 12:00")]
    [InlineData("12 23:59")]
    public void Daily_IsAlways(string time) => Assert.True(IsOpen("daily 00:00-24:00", time));

    [Theory]
    [InlineData("6 12:00", true)]
    [InlineData("7 12:00", false)]
    [InlineData("11 12:00", true)]
    [InlineData("12 12:00", true)]
    public void Days_AndRanges_Join(string time, bool open) => Assert.Equal(open, IsOpen("mon,sat-sun 09:00-17:00", time));

    [Fact]
    public void NoHours_AreUnconfirmed_AndNotOpen()
    {
        Assert.False(OpeningHours.Parse("").Confirmed);
        Assert.False(OpeningHours.Unconfirmed.IsOpen(new LocalDateTime(2026, 4, 6, 12, 0), _ => false));
        Assert.True(OpeningHours.Parse("mon 09:00-10:00").Confirmed);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("平日 9時から")]
    [InlineData("mon-fri")]
    [InlineData("mon-fri 09:00")]
    [InlineData("mon-fri 09:00-")]
    [InlineData("mon-fri 09:00-17:00-18:00")]
    [InlineData("mon-fri 9-17")]
    [InlineData("mon-fri 09:60-17:00")]
    [InlineData("mon-fri 09:00-49:00")]
    [InlineData("mon-fri -1:00-17:00")]
    [InlineData("mon-fri 09:00-17:00 |")]
    [InlineData("mon-tue-wed 09:00-17:00")]
    [InlineData("fri-mon 09:00-17:00")]
    [InlineData("month 09:00-17:00")]
    [InlineData(",mon 09:00-17:00")]
    [InlineData("mon-fri 17:00-09:00")]
    [InlineData("mon-fri 09:00-09:00")]
    public void Malformed_IsRefused(string hours) => Assert.Throws<FormatException>(() => OpeningHours.Parse(hours));
}
