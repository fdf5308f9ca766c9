using NodaTime;
using Sendai.Domain.Summaries.Newsletters;

namespace Sendai.Domain.Tests.Summaries.Newsletters;

public sealed class NewsletterPeriodTests
{
    private static readonly LocalDate Today = new(2027, 1, 20);

    [Fact]
    public void LastMonth_IsTheWholeMonthBeforeThisOne() => Same(new(2026, 12, 1), new(2026, 12, 31), NewsletterPeriod.LastMonth(Today));

    [Fact]
    public void ThreeMonths_EndToday() => Same(new(2026, 11, 1), Today, NewsletterPeriod.ThreeMonths(Today));

    [Fact]
    public void FiscalYear_BeginsInAprilAlsoInJanuary() => Same(new(2026, 4, 1), Today, NewsletterPeriod.ThisFiscalYear(Today));

    [Fact]
    public void FirstAndLastDay_AreWithin()
    {
        var period = NewsletterPeriod.LastMonth(Today);

        Assert.True(period.Contains(new(2026, 12, 1)));
        Assert.True(period.Contains(new(2026, 12, 31)));
        Assert.False(period.Contains(new(2026, 11, 30)));
        Assert.False(period.Contains(new(2027, 1, 1)));
    }

    [Fact]
    public void Days_StandInTheirOrderAndNotTooFarApart()
    {
        Same(Today, Today, NewsletterPeriod.Between(Today, Today));
        Assert.Null(NewsletterPeriod.Between(Today, Today.PlusDays(-1)));
        Assert.NotNull(NewsletterPeriod.Between(Today, Today.PlusDays(NewsletterPeriod.MostDays - 1)));
        Assert.Null(NewsletterPeriod.Between(Today, Today.PlusDays(NewsletterPeriod.MostDays)));
    }

    private static void Same(LocalDate from, LocalDate to, NewsletterPeriod? period) => Assert.Equal((from, to), (period!.From, period.To));
}
