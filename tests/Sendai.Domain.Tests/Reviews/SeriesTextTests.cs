using NodaTime;
using Sendai.Domain.Reviews.Series;

namespace Sendai.Domain.Tests.Reviews;

public sealed class SeriesTextTests
{
    [Theory]
    [InlineData("毎月第2水曜", "2", IsoDayOfWeek.Wednesday, "")]
    [InlineData("毎月第２水曜日", "2", IsoDayOfWeek.Wednesday, "")]
    [InlineData("第二水曜", "2", IsoDayOfWeek.Wednesday, "")]
    [InlineData("毎月 第2（水）", "2", IsoDayOfWeek.Wednesday, "")]
    [InlineData("毎月の第２水曜日に開催。", "2", IsoDayOfWeek.Wednesday, "")]
    [InlineData("第1・第3金曜", "1,3", IsoDayOfWeek.Friday, "")]
    [InlineData("第１、３金曜日", "1,3", IsoDayOfWeek.Friday, "")]
    [InlineData("第1と第3の金曜日", "1,3", IsoDayOfWeek.Friday, "")]
    [InlineData("第1第3金曜", "1,3", IsoDayOfWeek.Friday, "")]
    [InlineData("第一･第三金曜", "1,3", IsoDayOfWeek.Friday, "")]
    [InlineData("第3・第1・第3金曜", "1,3", IsoDayOfWeek.Friday, "")]
    [InlineData("毎月最終木曜", "0", IsoDayOfWeek.Thursday, "")]
    [InlineData("毎月最後の木曜日", "0", IsoDayOfWeek.Thursday, "")]
    [InlineData("第2・最終木曜", "0,2", IsoDayOfWeek.Thursday, "")]
    [InlineData("偶数月の第2火曜", "2", IsoDayOfWeek.Tuesday, "2,4,6,8,10,12")]
    [InlineData("奇数月第2月曜日", "2", IsoDayOfWeek.Monday, "1,3,5,7,9,11")]
    [InlineData("5月・7月・11月の第4月曜", "4", IsoDayOfWeek.Monday, "5,7,11")]
    [InlineData("４，６，８月の第三土曜", "3", IsoDayOfWeek.Saturday, "4,6,8")]
    [InlineData("十月と十二月の第五日曜", "5", IsoDayOfWeek.Sunday, "10,12")]
    public void Rule_IsReadAsPeopleWriteIt(string text, string ordinals, IsoDayOfWeek weekday, string months)
    {
        var rule = Assert.IsType<SeriesReading.Rule>(SeriesText.Read(text)).Value;

        Assert.Equal((ordinals, weekday, months), (string.Join(',', rule.Ordinals), rule.Weekday, string.Join(',', rule.Months)));
    }

    [Theory]
    [InlineData("", SeriesFlaw.Empty)]
    [InlineData("　。", SeriesFlaw.Empty)]
    [InlineData("毎週水曜", SeriesFlaw.Weekly)]
    [InlineData("隔週の水曜日", SeriesFlaw.Weekly)]
    [InlineData("年6回 第2水曜", SeriesFlaw.MonthsNotSaid)]
    [InlineData("隔月第2水曜", SeriesFlaw.MonthsNotSaid)]
    [InlineData("2か月ごとの第2水曜", SeriesFlaw.MonthsNotSaid)]
    [InlineData("13月の第2水曜", SeriesFlaw.NoSuchMonth)]
    [InlineData("0月の第2水曜", SeriesFlaw.NoSuchMonth)]
    [InlineData("毎月水曜", SeriesFlaw.OrdinalMissing)]
    [InlineData("第6水曜", SeriesFlaw.NoSuchOrdinal)]
    [InlineData("第0水曜", SeriesFlaw.NoSuchOrdinal)]
    [InlineData("毎月第2", SeriesFlaw.WeekdayMissing)]
    [InlineData("第2火・木曜", SeriesFlaw.SeveralWeekdays)]
    [InlineData("第2水曜と第4金曜", SeriesFlaw.SeveralWeekdays)]
    [InlineData("4・6の第2水曜", SeriesFlaw.OtherWords)]
    [InlineData("4・第2水曜", SeriesFlaw.OtherWords)]
    [InlineData("第2週の水曜", SeriesFlaw.OtherWords)]
    [InlineData("第2水曜 祝日は翌日", SeriesFlaw.OtherWords)]
    [InlineData("10日", SeriesFlaw.OrdinalMissing)]
    [InlineData("そのうち", SeriesFlaw.OtherWords)]
    [InlineData("第99999999999999水曜", SeriesFlaw.OtherWords)]
    [InlineData("99999999999999月の第2水曜", SeriesFlaw.OtherWords)]
    public void OtherThings_AreNotUnderstood_AndItIsSaidWhy(string text, SeriesFlaw flaw) =>
        Assert.Equal(flaw, Assert.IsType<SeriesReading.NotUnderstood>(SeriesText.Read(text)).Flaw);

    [Theory]
    [InlineData("\uD83D")]
    [InlineData("第\uFFFE")]
    [InlineData("十十十")]
    [InlineData("第二三水曜")]
    public void OddText_BreaksNothing(string text) => Assert.IsType<SeriesReading.NotUnderstood>(SeriesText.Read(text));
}
