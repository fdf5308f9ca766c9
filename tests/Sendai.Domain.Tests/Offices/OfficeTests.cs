using NodaTime;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;

namespace Sendai.Domain.Tests.Offices;

public sealed class OfficeTests
{
    private static readonly LocalDate Today = new(2026, 11, 18);

    [Theory]
    [InlineData("2024-11-18", false)]
    [InlineData("2024-11-19", true)]
    [InlineData("2026-11-18", true)]
    [InlineData("2027-04-01", true)]
    [InlineData(null, false)]
    public void Office_IsNewForTwentyFourMonths(string? openedOn, bool isNew) => Assert.Equal(isNew, new Office(
        "1", new Ward("見本"), "見本相談所", openedOn is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(openedOn).Value, false).IsNew(Today));

    [Theory]
    [InlineData("  見本相談所 ", "2025-04-01", "見本相談所", null)]
    [InlineData("見本\n相談所", "", "見本 相談所", null)]
    [InlineData("見本\u202E相談所", " ", "見本相談所", null)]
    [InlineData("", "", null, OfficeFlaw.NameMissing)]
    [InlineData(" \u200B　", "", null, OfficeFlaw.NameMissing)]
    [InlineData("見本", "きのう", null, OfficeFlaw.DateWrong)]
    [InlineData("見本", "2026-02-30", null, OfficeFlaw.DateWrong)]
    [InlineData("見本", "1899-01-01", null, OfficeFlaw.DateWrong)]
    [InlineData("見本", "2036-01-01", null, OfficeFlaw.DateWrong)]
    public void Entry_IsReadOrSaysWhatIsWrong(string name, string openedOn, string? kept, OfficeFlaw? flaw)
    {
        var entry = OfficeEntry.Read(name, openedOn, Today);

        Assert.Equal(kept, (entry as OfficeEntry.Fits)?.Name);
        Assert.Equal(flaw, (entry as OfficeEntry.Wrong)?.Flaws[0]);
    }

    [Fact]
    public void Name_HasALongestLength()
    {
        Assert.IsType<OfficeEntry.Fits>(OfficeEntry.Read(new string('見', 60), "", Today));
        Assert.Equal([OfficeFlaw.NameTooLong], Assert.IsType<OfficeEntry.Wrong>(OfficeEntry.Read(new string('見', 61), null, Today)).Flaws);
    }

    [Fact]
    public void Names_AreComparedHoweverTheyAreWritten()
    {
        Assert.Equal(Office.Folded("見本 相談ｾﾝﾀｰ Ａ"), Office.Folded("見本相談センター　a"));
        Assert.NotEqual(Office.Folded("見本相談所"), Office.Folded("見本相談室"));
    }

    [Theory]
    [InlineData("2026年度", 2026)]
    [InlineData("２０２６", 2026)]
    [InlineData("R8", 2026)]
    [InlineData("令和8年度", 2026)]
    [InlineData("令和元年度", 2019)]
    [InlineData("26", null)]
    [InlineData("2026年度の", null)]
    [InlineData("", null)]
    public void FiscalYear_IsReadAsPeopleWriteIt(string text, int? year) => Assert.Equal(year, FiscalYear.Read(text));

    [Fact]
    public void FiscalYear_BeginsInApril()
    {
        Assert.Equal(2025, FiscalYear.Of(new LocalDate(2026, 3, 31)));
        Assert.Equal(2026, FiscalYear.Of(new LocalDate(2026, 4, 1)));
        Assert.Equal((new YearMonth(2026, 4), new YearMonth(2027, 3)), (FiscalYear.Months(2026)[0], FiscalYear.Months(2026)[^1]));
    }

    [Fact]
    public void Participation_CountsEachSessionOnceForAnOffice()
    {
        Office[] offices = [Made("a", false), Made("b", false), Made("c", true), Made("d", true)];
        Attendance[] records =
        [
            Came("a", "s2", 10), Came("a", "s1", 5), Came("a", "s1", 5), Came("b", "s2", 10), Came("d", "s1", 5), Came("gone", "s1", 5),
        ];

        var participation = Participation.Of(2026, offices, records);

        Assert.Equal(2, participation.Sessions);
        Assert.Equal([("a", 2), ("b", 1), ("d", 1), ("gone", 1)], participation.Offices.Select(office => (office.Office, office.Times)));
        Assert.Equal(["s1", "s2"], participation.Offices[0].Attendances.Select(record => record.Session));
        Assert.Equal(0.5, participation.Offices[1].Rate);
        Assert.Equal(5.0 / 8, participation.Rate);
        Assert.Null(Participation.Of(2026, offices, []).Rate);
        Assert.Null(Participation.Of(2026, [], []).Rate);
    }

    private static Office Made(string id, bool isClosed) => new(id, new Ward("見本"), id, null, isClosed);

    private static Attendance Came(string office, string session, int day) => new(office, office, session, new LocalDate(2026, 11, day), "見本の会");
}
