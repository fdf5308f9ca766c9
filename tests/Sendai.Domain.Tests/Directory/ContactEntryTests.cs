using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

public sealed class ContactEntryTests
{
    private static readonly LocalDate Today = new(2026, 11, 18);
    private static readonly TypedContact Good = new(null, "022-000-1234", "平日", "窓口に電話", "2026-11-18", Confirmation.AskedThere, "");

    [Theory]
    [InlineData("", "")]
    [InlineData("　", "")]
    [InlineData("０２２‑０００ー１２３４", "022-000-1234")]
    [InlineData("(022) 000-1234", "022-000-1234")]
    [InlineData("022--000---1234-", "022-000-1234")]
    [InlineData("110", "110")]
    [InlineData("0000", "0000")]
    public void Number_IsReadAsItIsDialled(string typed, string dialled) => Assert.Equal((dialled, null), PhoneNumber.Read(typed));

    [Theory]
    [InlineData("12", ContactFlaw.PhoneLength)]
    [InlineData("1-1-0", ContactFlaw.PhoneLength)]
    [InlineData("02200012", ContactFlaw.PhoneLength)]
    [InlineData("022-000-12345-6", ContactFlaw.PhoneLength)]
    [InlineData("22-000-1234", ContactFlaw.PhoneWithoutZero)]
    [InlineData("+81 22 000 1234", ContactFlaw.PhoneNotDigits)]
    [InlineData("022-000-1234;ext=1", ContactFlaw.PhoneNotDigits)]
    [InlineData("ー", ContactFlaw.PhoneNotDigits)]
    public void Number_ThatIsNoneSaysWhy(string typed, ContactFlaw flaw) => Assert.Equal(flaw, PhoneNumber.Read(typed).Flaw);

    [Theory]
    [InlineData(Confirmation.OfficialPage, ContactGrade.A)]
    [InlineData(Confirmation.AskedThere, ContactGrade.A)]
    [InlineData(Confirmation.None, ContactGrade.C)]
    public void Grade_IsHowItWasConfirmed(Confirmation how, ContactGrade grade) =>
        Assert.Equal(grade, Assert.IsType<ContactEntry.Fits>(ContactEntry.Read(Good with { How = how }, Today)).Grade);

    [Fact]
    public void EverythingThatIsWrong_IsSaidAtOnce()
    {
        var wrong = Assert.IsType<ContactEntry.Wrong>(ContactEntry.Read(new TypedContact(" ", "", new string('あ', 200), "\n", "1999-12-31", null, ""), Today));

        Assert.Equal(
            [ContactFlaw.LabelMissing, ContactFlaw.PhoneMissing, ContactFlaw.HoursTooLong, ContactFlaw.SourceMissing, ContactFlaw.DateMissing, ContactFlaw.ConfirmationMissing],
            wrong.Flaws);
    }

    [Theory]
    [InlineData("2026-11-18", null)]
    [InlineData("2026-11-19", ContactFlaw.DateInFuture)]
    [InlineData("2026-02-30", ContactFlaw.DateMissing)]
    public void Date_IsADayThatHasCome(string typed, ContactFlaw? flaw) =>
        Assert.Equal(flaw, (ContactEntry.Read(Good with { ConfirmedOn = typed }, Today) as ContactEntry.Wrong)?.Flaws.Single());

    [Theory]
    [InlineData("a\r\nb\tc", "a  b c")]
    [InlineData("\u202E12\u200B\uFEFF", "12")]
    [InlineData(null, "")]
    public void Text_IsOneLineOfWhatCanBeSeen(string? typed, string line) => Assert.Equal(line, TypedText.Line(typed));
}
