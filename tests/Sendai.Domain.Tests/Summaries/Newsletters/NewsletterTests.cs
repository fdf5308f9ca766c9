using NodaTime;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Domain.Summaries.Newsletters;
using Sendai.Domain.Tests.Directory;

namespace Sendai.Domain.Tests.Summaries.Newsletters;

public sealed class NewsletterTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 1, 0, 0);
    private static readonly NewsletterPeriod Autumn = NewsletterPeriod.Between(new(2026, 9, 1), new(2026, 11, 30))!;
    private static readonly Issue Meals = new() { Id = "i-meal", Label = "食事" };
    private static readonly Issue Homes = new() { Id = "i-home", Label = "住まい" };

    [Fact]
    public void Newsletter_TellsTopicsDecisionsAndIssuesAndNothingElse()
    {
        var letter = Letter(NewsletterKind.Newsletter, Summary(1, TestPack.East, new(2026, 10, 1), Every));

        Assert.Equal(
            [(SummaryPart.Topics, "話題"), (SummaryPart.Decisions, "決定"), (SummaryPart.Issues, "課題")],
            Assert.Single(Assert.Single(letter.Wards).Themes).Lines.Select(line => (line.Part, line.Text)));
        Assert.Empty(letter.Wards[0].Next);
    }

    [Fact]
    public void CommitteeNotice_IsShorterAndTellsTheNextMeeting()
    {
        var letter = Letter(NewsletterKind.CommitteeNotice, Summary(1, TestPack.East, new(2026, 10, 1), Every));

        Assert.Equal(["決定", "課題"], Texts(letter));
        Assert.Equal(["次回"], letter.Wards[0].Next.Select(line => line.Text));
    }

    [Fact]
    public void NextMeeting_IsToldByTheNewestSummaryOfEachMeeting()
    {
        var letter = Letter(
            NewsletterKind.CommitteeNotice,
            Summary(1, TestPack.East, new(2026, 9, 1), Next("十月の会"), "連絡会"),
            Summary(2, TestPack.East, new(2026, 10, 1), Next("十一月の会"), "連絡会"),
            Summary(3, TestPack.East, new(2026, 9, 15), Next("十二月の検討会"), "検討会"));

        Assert.Equal(["十二月の検討会", "十一月の会"], letter.Wards[0].Next.Select(line => line.Text));
        Assert.Equal(2, letter.Sources.Count());
    }

    [Fact]
    public void OnlyWhatWasSentAndNotWithdrawn_IsTold()
    {
        var draft = Draft(1, TestPack.East, new(2026, 10, 1), Decided("下書き"));
        var planned = Changed(Draft(2, TestPack.East, new(2026, 10, 1), Decided("予定")).Schedule(Now, "a", Now));
        var withdrawn = Changed(Summary(3, TestPack.East, new(2026, 10, 1), Decided("取り下げ")).Withdraw(Now));
        var corrected = Changed(Summary(4, TestPack.East, new(2026, 10, 1), Decided("誤り")).Correct(Content(Decided("訂正")), "", Now));

        Assert.Equal(["訂正"], Texts(Letter(NewsletterKind.Newsletter, draft, planned, withdrawn, corrected)));
    }

    [Fact]
    public void OtherDaysAndWards_AreLeftOut()
    {
        var letter = Newsletter.Of(
            NewsletterKind.Newsletter,
            Autumn,
            [TestPack.West],
            [
                Summary(1, TestPack.West, new(2026, 8, 31), Decided("前")),
                Summary(2, TestPack.West, new(2026, 11, 30), Decided("中")),
                Summary(3, TestPack.West, new(2026, 12, 1), Decided("後")),
                Summary(4, TestPack.East, new(2026, 10, 1), Decided("東")),
            ],
            _ => null);

        Assert.Equal(["中"], Texts(letter));
    }

    [Fact]
    public void Wards_StandInTheOrderOfTheCity_AndNumbersGoOn()
    {
        var letter = Letter(
            NewsletterKind.Newsletter,
            Summary(1, TestPack.West, new(2026, 9, 1), Decided("西")),
            Summary(2, TestPack.East, new(2026, 10, 1), Decided("東")));

        Assert.Equal([TestPack.East, TestPack.West], letter.Wards.Select(ward => ward.Ward));
        Assert.Equal([(1, Id(2)), (2, Id(1))], letter.Sources.Select(source => (source.Number, source.Summary)));
    }

    [Fact]
    public void Themes_StandByHowMuchWasSaid_AndTheRestLast()
    {
        var letter = Letter(
            NewsletterKind.Newsletter,
            Summary(1, TestPack.East, new(2026, 9, 1), Decided("ほか一\nほか二\nほか三\n住まい一\n食事一\n食事二")));

        Assert.Equal(["食事", "住まい", null], letter.Wards[0].Themes.Select(theme => theme.Label));
        Assert.Equal(["食事一", "食事二"], letter.Wards[0].Themes[0].Lines.Select(line => line.Text));
    }

    [Fact]
    public void Numbers_FollowTheReading_AndEachLineKeepsItsSource()
    {
        var letter = Letter(
            NewsletterKind.Newsletter,
            Summary(1, TestPack.East, new(2026, 9, 1), Decided("ほか")),
            Summary(2, TestPack.East, new(2026, 10, 1), Decided("食事")));

        Assert.Equal([("食事", 1), ("ほか", 2)], letter.Wards[0].Themes.SelectMany(theme => theme.Lines).Select(line => (line.Text, Assert.Single(line.Sources).Number)));
        Assert.Equal([Id(2), Id(1)], letter.Sources.Select(source => source.Summary));
        Assert.Equal(new LocalDate(2026, 10, 1), letter.Sources.First().Meeting.HeldOn);
    }

    [Fact]
    public void WhatSeveralMeetingsSay_StandsOnceWithAllOfThem()
    {
        var letter = Letter(
            NewsletterKind.Newsletter,
            Summary(1, TestPack.East, new(2026, 9, 1), Decided("食事２回")),
            Summary(2, TestPack.East, new(2026, 10, 1), Decided("食事2回")),
            Summary(3, TestPack.West, new(2026, 10, 1), Decided("食事2回")));

        var line = Assert.Single(letter.Wards[0].Themes.SelectMany(theme => theme.Lines));
        Assert.Equal(("食事２回", 2), (line.Text, line.Sources.Count));
        Assert.Single(letter.Wards[1].Themes);
    }

    [Fact]
    public void SummaryThatSaysNothingHere_IsNoSource() => Assert.Empty(Letter(
        NewsletterKind.Newsletter, Summary(1, TestPack.East, new(2026, 9, 1), part => part == SummaryPart.Homework ? "宿題" : "")).Wards);

    private static IEnumerable<string> Texts(Newsletter letter) =>
        letter.Wards.SelectMany(ward => ward.Themes).SelectMany(theme => theme.Lines).Select(line => line.Text);

    private static Newsletter Letter(NewsletterKind kind, params MeetingSummary[] summaries) => Newsletter.Of(
        kind,
        Autumn,
        [TestPack.East, TestPack.West],
        summaries,
        text => text.Contains("食事", StringComparison.Ordinal) ? Meals : text.Contains("住まい", StringComparison.Ordinal) ? Homes : null);

    private static string Every(SummaryPart part) => part switch
    {
        SummaryPart.Topics => "話題",
        SummaryPart.Decisions => "決定",
        SummaryPart.Issues => "課題",
        SummaryPart.Next => "次回",
        _ => "べつ",
    };

    private static Func<SummaryPart, string> Decided(string lines) => part => part == SummaryPart.Decisions ? lines : "";

    private static Func<SummaryPart, string> Next(string line) => part => part == SummaryPart.Next ? line : "";

    private static string Id(int number) => $"20260101-0000000{number}";

    private static SummaryContent Content(Func<SummaryPart, string> text) => new([.. SummaryContent.Parts.Select(part => PrivacyScreen.Restore(text(part)))]);

    private static MeetingSummary Draft(int number, Ward ward, LocalDate day, Func<SummaryPart, string> text, string name = "連絡会") =>
        new(Id(number), new Meeting(ward, "kai", name, day, "", []), Content(text), "");

    private static MeetingSummary Summary(int number, Ward ward, LocalDate day, Func<SummaryPart, string> text, string name = "連絡会") =>
        MeetingSummary.Restore(Draft(number, ward, day, text, name), new SummaryState.Sent(Now, "a", 1), 1, null, null);

    private static MeetingSummary Changed(SummaryDecision decision) => Assert.IsType<SummaryDecision.Changed>(decision).Summary;
}
