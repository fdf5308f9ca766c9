using NodaTime;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;

namespace Sendai.Domain.Tests.Summaries;

/// <summary>What may become of a summary.</summary>
public sealed class MeetingSummaryTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 6, 9, 0);
    private static readonly Meeting Meeting = new(new Ward("みほん"), "choko", "見本の会", new LocalDate(2026, 11, 6), "", []);
    private static readonly MeetingSummary Draft = new("20261106-0123abcd", Meeting, Content("決めた"), "");

    [Fact]
    public void Planned_BeginsAtItsTime_WithWhoCame_AndOnlyForItsOwnPlan()
    {
        var planned = Changed(Draft.Schedule(Now + Duration.FromHours(1), "a", Now));

        Assert.IsType<SummaryDecision.NotNow>(planned.Begin("a", [], "list", 3, Now));
        Assert.IsType<SummaryDecision.NotNow>(planned.Begin("b", [], "list", 3, Now + Duration.FromHours(2)));
        var sent = Changed(planned.Begin("a", ["office"], "list", 3, Now + Duration.FromHours(1)));
        Assert.Equal(new SummaryState.Sent(Now + Duration.FromHours(1), "list", 3), sent.Sent);
        Assert.Equal(["office"], sent.Meeting.Came);
        Assert.IsType<SummaryDecision.NotNow>(sent.Begin("a", [], "other", 3, Now + Duration.FromHours(2)));
    }

    [Fact]
    public void APastTime_IsNow_AndOneTooFarAheadIsNone()
    {
        Assert.Equal(Now, Assert.IsType<SummaryState.Scheduled>(Changed(Draft.Schedule(Now - Duration.FromHours(1), "a", Now)).State).At);
        Assert.IsType<SummaryDecision.NotNow>(Draft.Schedule(Now + Duration.FromDays(91), "a", Now));
    }

    [Fact]
    public void Nothing_IsNotSent()
    {
        Assert.IsType<SummaryDecision.NotNow>((Draft with { Content = SummaryContent.Empty }).Schedule(Now, "a", Now));
        Assert.IsType<SummaryDecision.NotNow>(Changed(Draft.Schedule(Now, "a", Now)).Write(Meeting, SummaryContent.Empty, ""));
        Assert.IsType<SummaryDecision.NotNow>(SentNow().Correct(SummaryContent.Empty, "", Now));
    }

    [Fact]
    public void WrittenAnew_ItKeepsItsPlan_AndItsWard()
    {
        var planned = Changed(Draft.Schedule(Now + Duration.FromHours(1), "a", Now));
        var after = Changed(planned.Write(Meeting with { Ward = new Ward("よそ"), Name = "別の会" }, Content("ほか"), "next"));

        Assert.Equal((planned.State, planned.Ward, "別の会", "next"), (after.State, after.Ward, after.Meeting.Name, after.NextSession));
        Assert.IsType<SummaryDecision.Same>(after.Write(after.Meeting, Content("ほか"), "next"));
    }

    [Fact]
    public void Stopped_IsADraftAgain_AndOnlyBeforeItBegins()
    {
        Assert.IsType<SummaryState.Draft>(Changed(Changed(Draft.Schedule(Now, "a", Now)).Stop()).State);
        Assert.IsType<SummaryDecision.NotNow>(Draft.Stop());
        Assert.IsType<SummaryDecision.NotNow>(SentNow().Stop());
    }

    [Fact]
    public void HeldBack_ItIsADraftThatKnowsItsTime_UntilItIsPlannedAgain()
    {
        var planned = Changed(Draft.Schedule(Now, "a", Now));
        Assert.IsType<SummaryDecision.NotNow>(planned.Hold("b"));
        Assert.IsType<SummaryDecision.NotNow>(SentNow().Hold("a"));

        var held = Changed(planned.Hold("a"));
        Assert.Equal(new SummaryState.Draft(Now), held.State);
        Assert.IsType<SummaryDecision.NotNow>(held.Begin("a", [], "list", 3, Now));
        Assert.Equal(held.State, Changed(held.Write(Meeting, Content("ほか"), "")).State);
        Assert.Equal(new SummaryState.Draft(), Changed(Changed(held.Schedule(Now, "b", Now)).Stop()).State);
    }

    [Fact]
    public void Sent_IsCorrectedAndNeverWritten()
    {
        var sent = SentNow();
        Assert.IsType<SummaryDecision.NotNow>(sent.Write(Meeting, Content("ほか"), ""));
        Assert.IsType<SummaryDecision.NotNow>(sent.Schedule(Now, "b", Now));
        Assert.IsType<SummaryDecision.Same>(sent.Correct(Content("決めた"), "", Now));

        var corrected = Changed(sent.Correct(Content("ほか"), "", Now + Duration.FromHours(1)));
        Assert.Equal((2, Now + Duration.FromHours(1), sent.State), (corrected.Version, corrected.CorrectedAt, corrected.State));
        Assert.IsType<SummaryDecision.NotNow>(Draft.Correct(Content("ほか"), "", Now));
    }

    [Fact]
    public void Withdrawn_SaysNothingMore_AndStaysWithdrawn()
    {
        var sent = SentNow();
        var withdrawn = Changed(sent.Withdraw(Now + Duration.FromHours(1)));

        Assert.True(withdrawn.Content.IsEmpty);
        Assert.Equal((null, sent.Sent), (withdrawn.Sent, withdrawn.Delivery));
        Assert.IsType<SummaryDecision.NotNow>(withdrawn.Withdraw(Now));
        Assert.IsType<SummaryDecision.NotNow>(withdrawn.Correct(Content("ほか"), "", Now));
        Assert.IsType<SummaryDecision.NotNow>(withdrawn.Remind(Now));
        Assert.IsType<SummaryDecision.NotNow>(Draft.Withdraw(Now));
    }

    [Fact]
    public void Reminded_IsRemindedOnce()
    {
        var reminded = Changed(SentNow().Remind(Now));
        Assert.Equal(Now, reminded.RemindedAt);
        Assert.IsType<SummaryDecision.NotNow>(reminded.Remind(Now));
        Assert.IsType<SummaryDecision.NotNow>(Draft.Remind(Now));
    }

    [Theory]
    [InlineData("資料 https://example.jp/a(b)", "資料", "https://example.jp/a(b)")]
    [InlineData("様式：https://example.jp/x（PDF）", "様式：（PDF）", "https://example.jp/x")]
    [InlineData("https://example.jp/", "https://example.jp/", "https://example.jp/")]
    [InlineData("http://example.jp/", "http://example.jp/", null)]
    [InlineData("https://who:what@example.jp/", "https://who:what@example.jp/", null)]
    [InlineData("次回に配ります", "次回に配ります", null)]
    public void Link_IsReadFromItsLine(string line, string title, string? address)
    {
        var link = SummaryLink.Read(line);
        Assert.Equal((title, address), (link.Title, link.Address?.AbsoluteUri));
    }

    private static MeetingSummary SentNow() => Changed(Changed(Draft.Schedule(Now, "a", Now)).Begin("a", [], "list", 3, Now));

    private static MeetingSummary Changed(SummaryDecision decision) => Assert.IsType<SummaryDecision.Changed>(decision).Summary;

    private static SummaryContent Content(string decision) =>
        new([ScreenedText.Empty, PrivacyScreen.Restore(decision), .. Enumerable.Repeat(ScreenedText.Empty, 5)]);
}
