using NodaTime;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Cases;

/// <summary>What a sequence of random wishes would seldom meet.</summary>
public sealed class CaseFileTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 1, 0, 0);
    private static readonly CaseFile Received = CaseFile.Receive(
        new CaseNumber(new Ward("みほん"), 2026, 12),
        new CasePerson("submitter", "見本", null),
        new ScreenedCase(new CaseFacts("", "", [], "", Urgency.Usual, false), ScreenedText.Empty, ScreenedText.Empty, ScreenedText.Empty),
        Now);

    [Fact]
    public void APlaceOfAnotherTry_IsNobodysPlace()
    {
        var sought = File(File(Received.Check("staff", Now)).Seek(Hold("one"), Now));

        Assert.IsType<CaseDecision.NotNow>(sought.Schedule(Slot("two"), "staff", Now));
        Assert.IsType<CaseDecision.NotNow>(sought.GiveUpSeeking("two"));
        Assert.IsType<CaseDecision.NotNow>(File(sought.Schedule(Slot("one"), "staff", Now)).FollowSlot(Slot("two") with { Title = "別の会" }));
    }

    [Fact]
    public void AddingSomething_KeepsAReturnedCaseFromLapsing()
    {
        var returned = File(Received.Return(ScreenedText.Empty, "staff", Now));
        var later = Now + Duration.FromDays(60);

        Assert.Equal(Now + Duration.FromDays(90), returned.LapsesAt);
        Assert.Equal(later + Duration.FromDays(90), File(returned.Add(PrivacyScreen.Restore("追加"), later)).LapsesAt);
        Assert.Null(Received.LapsesAt);
    }

    [Fact]
    public void WhoReadsIt_AreItsSubmitterAlwaysAndParticipantsWhileItHasAPlace()
    {
        var scheduled = File(File(File(File(Received.Check("staff", Now)).Seek(Hold("one"), Now)).Schedule(Slot("one"), "staff", Now)).Name([new CasePerson("guest", "見本", null)]));
        var held = File(scheduled.Hold(new LocalDate(2026, 12, 9), "", Now + Duration.FromDays(9)));

        Assert.True(scheduled.IsOpenTo("guest"));
        Assert.False(held.IsOpenTo("guest"));
        Assert.False(File(scheduled.Withdraw(Now)).IsOpenTo("guest"));
        Assert.False(scheduled.IsOpenTo("staff"));
        Assert.All([Received, scheduled, held, File(held.Close("staff", Now))], file => Assert.True(file.IsOpenTo("submitter")));
    }

    [Theory]
    [InlineData("2026-00012", true)]
    [InlineData("2026-00000", false)]
    [InlineData("2026-0001", false)]
    [InlineData("2026-000012", false)]
    [InlineData("2026 00012", false)]
    [InlineData("+026-00012", false)]
    [InlineData("2026-0001x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Number_IsReadOnlyAsItIsWritten(string? id, bool isOne) => Assert.Equal(isOne ? Received.Number : null, CaseNumber.Read(new Ward("みほん"), id));

    [Fact]
    public void ACase_PrintsNothingOfWhatItIsAbout()
    {
        var file = File(Received.Add(PrivacyScreen.Restore("ひみつ"), Now));

        Assert.DoesNotContain("ひみつ", $"{file} {file.Additions[0]}", StringComparison.Ordinal);
        Assert.DoesNotContain("見本", $"{file} {file.Submitter}", StringComparison.Ordinal);
    }

    private static CaseHold Hold(string attempt) => new(attempt, "session", null, Now + Duration.FromMinutes(1), "staff");

    private static CaseSlot Slot(string attempt) => new(attempt, "session", "会", "choko", Now + Duration.FromDays(8), Now + Duration.FromDays(8));

    private static CaseFile File(CaseDecision decision) => Assert.IsType<CaseDecision.Changed>(decision).File;
}
