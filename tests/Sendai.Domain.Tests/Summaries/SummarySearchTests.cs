using NodaTime;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;

namespace Sendai.Domain.Tests.Summaries;

/// <summary>What is found in summaries, and who may see them.</summary>
public sealed class SummarySearchTests
{
    private static readonly Ward East = new("東");
    private static readonly Ward West = new("西");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 3, 0);
    private static readonly PrivacyScreen Screen = new(ScreenWords.None, new DirectoryContent());

    private static readonly MeetingSummary October = Sent(East, new LocalDate(2026, 10, 15), "連絡会", "通学の送迎について話した", "移動支援の一覧を作る", "事務局が11月末までに一覧を配る");
    private static readonly MeetingSummary November = Sent(East, new LocalDate(2026, 11, 12), "連絡会", "グループホームの空きについて話した", "空きの情報を月に1回集める", "各事業所が毎月5日までに知らせる");
    private static readonly MeetingSummary Study = Sent(East, new LocalDate(2026, 11, 18), "事例検討", "ひきこもりの方への声かけ", "手紙から始める", "");
    private static readonly MeetingSummary Other = Sent(West, new LocalDate(2026, 11, 2), "連絡会", "避難の計画", "訓練は2月にする", "各事業所が名簿を作る");
    private static readonly MeetingSummary[] All = [October, November, Study, Other];

    [Fact]
    public void Words_FindTheLineThatSaysIt()
    {
        var found = SummarySearch.Find(All, Wish("送迎"), 5);

        Assert.Equal((October.Id, SummaryPart.Topics, "通学の送迎について話した"), (found[0].Summary.Id, found[0].Part, found[0].Line));
        Assert.Single(found);
    }

    [Fact]
    public void WordsThatNobodySaid_FindNothing() => Assert.Empty(SummarySearch.Find(All, Wish("医療的ケア"), 5));

    [Fact]
    public void PartThatWasAskedFor_ComesFirst()
    {
        var found = SummarySearch.Find(All, Wish("空き") with { Part = SummaryPart.Decisions }, 5);

        Assert.Equal("空きの情報を月に1回集める", found[0].Line);
    }

    [Fact]
    public void WithoutWords_ThePartIsRead()
    {
        var found = SummarySearch.Find(All, Wish("") with { Part = SummaryPart.Homework, Ward = East }, 5);

        Assert.Equal(["各事業所が毎月5日までに知らせる", "事務局が11月末までに一覧を配る"], found.Select(one => one.Line));
    }

    [Fact]
    public void Latest_IsTheLastOfEachWard() => Assert.Equal(
        [November.Id, Other.Id], SummarySearch.Meant(All, Wish("") with { IsLatest = true, Names = ["連絡会"] }).Select(one => one.Id));

    [Fact]
    public void DaysAndNames_LeaveOutTheOthers() => Assert.Equal(
        [October.Id],
        SummarySearch.Meant(All, Wish("") with { Days = new DateInterval(new LocalDate(2026, 10, 1), new LocalDate(2026, 10, 31)), Names = ["連絡会"] }).Select(one => one.Id));

    [Fact]
    public void Kind_IsEnoughWhateverTheMeetingIsCalled() =>
        Assert.Equal([Study.Id], SummarySearch.Meant(All, Wish("") with { Kinds = new HashSet<string> { "kind-事例検討" }, Names = ["gsv"] }).Select(one => one.Id));

    [Theory]
    [InlineData("西", "", false, false)]
    [InlineData("東", "", false, true)]
    [InlineData("西", "東", false, true)]
    [InlineData("西", "", true, true)]
    public void Summary_IsSeenByItsWardItsSecretariatAndWhoeverGotIt(string ward, string secretariat, bool received, bool maySee)
    {
        var viewer = new SummaryViewer(new HashSet<Ward> { new(ward) }, new HashSet<Ward> { new(secretariat) });

        Assert.Equal(maySee, SummarySight.MaySee(October, viewer, received));
        // Others read only what they have.
        Assert.Equal(received, SummarySight.MayShow(October, received));
    }

    [Fact]
    public void WhatWasNotSentOrTakenBack_IsSeenByNobody()
    {
        var viewer = new SummaryViewer(new HashSet<Ward> { East }, new HashSet<Ward> { East });
        var withdrawn = Assert.IsType<SummaryDecision.Changed>(October.Withdraw(Now)).Summary;
        var draft = new MeetingSummary("20261101-00000000", October.Meeting, October.Content, "");

        Assert.All([withdrawn, draft], summary =>
        {
            Assert.False(SummarySight.MaySee(summary, viewer, received: true));
            Assert.False(SummarySight.MayShow(summary, receivedHere: true));
        });
    }

    private static SummaryWish Wish(string words) => new(null, new HashSet<string>(), [], null, false, null, words);

    private static MeetingSummary Sent(Ward ward, LocalDate day, string name, string topics, string decisions, string homework)
    {
        var texts = Assert.IsType<ScreenResult.Passed>(Screen.Check([topics, decisions, homework], new HashSet<string>())).Texts;
        var content = new SummaryContent([texts[0], texts[1], texts[2], .. Enumerable.Repeat(ScreenedText.Empty, SummaryContent.Parts.Count - 3)]);
        return MeetingSummary.Restore(
            new MeetingSummary($"{day:uuuuMMdd}-{ward.Name.GetHashCode(StringComparison.Ordinal):x8}", new Meeting(ward, $"kind-{name}", name, day, "", []), content, ""),
            new SummaryState.Sent(Now, "audience", 1), 1, null, null);
    }
}
