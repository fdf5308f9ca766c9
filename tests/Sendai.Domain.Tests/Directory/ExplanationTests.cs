using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Why a body is an answer, and how to reach it.</summary>
public sealed class ExplanationTests
{
    private static TestPack Pack() => TestPack.City().With(content => content with
    {
        UrgentLines = [new(Danger.Abuse, null, 90, "mado", "", "", OpeningHours.Unconfirmed, LineRole.Fallback, "")],
        IssueWords = [new("i-speech", "発音が気になる")],
        BodyWords = [new("sodachi", "すくすく堂")],
    });

    [Fact]
    public void Issues_AreThoseOfTheQuestion_StrongestFirst()
    {
        var ranked = Pack().Ask("食事介助不足のことで、仲間支援者交流も少し", TestPack.East).Ranked;

        foreach (var candidate in ranked.Where(candidate => candidate.Issues.Count > 0))
        {
            Assert.All(candidate.Issues, issue => Assert.Contains(candidate.Body.Id.Split('-')[0], issue.TypicalBodies));
        }

        Assert.Equal(["i-meal", "i-peer"], ranked.Single(candidate => candidate.Body.Id == "mado-east").Issues.Select(issue => issue.Id).Order());
    }

    [Fact]
    public void Words_StandInTheQuestion()
    {
        const string Text = "ＤＶではないが配膳困難で、食事介助不足。発音が気になる";
        var folded = JapaneseText.Fold(Text).ToUpperInvariant();
        var ranked = Pack().Ask(Text, TestPack.East).Ranked;

        Assert.Contains(ranked, candidate => candidate.Words.Count > 0);
        Assert.All(ranked.SelectMany(candidate => candidate.Words), word => Assert.Contains(word, folded, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_AreThoseThatTheBodyOrItsIssueKnows()
    {
        var words = Pack().Ask("園芸の先生の食事介助不足", TestPack.East).Of("mado-east").Words;

        Assert.Contains("食事介助不足", words);
        Assert.DoesNotContain(words, word => word.Contains("園芸", StringComparison.Ordinal));
    }

    [Fact]
    public void WholeParaphrase_IsOneReason() =>
        Assert.Contains("発音が気になる", Pack().Ask("発音が気になるそうです", TestPack.East).Of("sodachi").Words);

    [Fact]
    public void NicknameOfABody_FindsIt()
    {
        var result = Assert.IsType<RoutingResult.Candidates>(Pack().Ask("すくすく堂はどこ", TestPack.East));

        Assert.Equal("sodachi", result.Ids()[0]);
    }

    [Fact]
    public void Contacts_WithANumberComeFirst_ThenTheBetterGrade()
    {
        var pack = Pack()
            .Contact("mado-east", "", label: "一階窓口", grade: ContactGrade.A)
            .Contact("mado-east", "000-100-0009", label: "夜間", grade: ContactGrade.C)
            .Contact("mado-east", "000-100-0008", label: "直通", grade: ContactGrade.B);

        Assert.Equal(["代表", "直通", "夜間", "一階窓口"], pack.Ask("食事介助不足", TestPack.East).Of("mado-east").Contacts.Select(contact => contact.Label));
    }

    [Fact]
    public void ContactsOfACityBody_AreTheWardsOwn_WhereSomeAre()
    {
        var pack = Pack().Contact("sodachi", "000-300-0011", label: "東区分室").Contact("sodachi", "000-300-0012", label: "西区分室");

        Assert.Equal(["東区分室"], pack.Ask("言語聴覚訓練", TestPack.East).Of("sodachi").Contacts.Select(contact => contact.Label));
        // A number for another ward helps nobody.
        Assert.Single(pack.Ask("言語聴覚訓練", new Ward("南")).Of("sodachi").Contacts);
        Assert.Single(pack.Ask("言語聴覚訓練").Of("sodachi").Contacts);
    }

    [Fact]
    public void BodyWithoutANumber_NamesWhoToCallInstead()
    {
        var candidate = Pack().Ask("仲間支援者交流", TestPack.East).Of("kai-east");

        Assert.Equal("mado-east", candidate.CallInstead?.Body.Id);
        Assert.Equal("000-100-0001", candidate.CallInstead?.Contact.Phone);
    }

    [Fact]
    public void BodyOfAnotherWardWithoutANumber_NamesTheDeskOfThatWard_WhenTheAskersIsUnknown()
    {
        var candidate = Pack().Body("hut", "西区 瑠璃小屋", ward: "西").Ask("瑠璃小屋").Of("hut");

        Assert.Equal("mado-west", candidate.CallInstead?.Body.Id);
    }

    [Fact]
    public void BodyWithANumber_NamesNobodyInstead() => Assert.Null(Pack().Ask("食事介助不足", TestPack.East).Of("mado-east").CallInstead);

    [Fact]
    public void NobodyIsNamedInstead_WhenNobodyHasANumber() => Assert.Null(Pack().Ask("仲間支援者交流", new Ward("南")).Of("kai").CallInstead);
}
