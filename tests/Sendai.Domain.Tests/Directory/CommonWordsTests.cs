using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Words that stand in messages about anything.</summary>
public sealed class CommonWordsTests
{
    private static readonly TestPack Plain = TestPack.City()
        .Issue("i-alone", "一人事業所", ["sodachi"])
        .Issue("i-today", "今日一人", ["sodachi"])
        .Issue("i-person", "利用者面談", ["sodachi"]);

    private static readonly TestPack Pack = Plain.With(content => content with
    {
        CommonWords = [new("一人", CommonKind.General), new("今日", CommonKind.General), new("利用者", CommonKind.Field)],
    });

    [Theory]
    [InlineData("一人")]
    [InlineData("一人です")]
    [InlineData("今日")]
    public void CommonWord_IsNoMatterForTheDirectory(string text) =>
        Assert.IsType<RoutingResult.OutOfScope>(Pack.Ask(text, TestPack.East));

    [Theory]
    [InlineData("一人事業所")]
    [InlineData("一人事業所です")]
    public void CommonWord_ThatSomethingGrowsOnto_IsNotCommon(string text)
    {
        var result = Assert.IsType<RoutingResult.Candidates>(Pack.Ask(text, TestPack.East));

        Assert.Equal("i-alone", result.Ranked[0].Issues[0].Id);
        Assert.Contains("一人事業所", result.Ranked[0].Words);
    }

    [Fact]
    public void CommonWord_CountsLessThanTheMatter()
    {
        var pack = TestPack.City().Body("a", "甲支所").Body("b", "乙支所")
            .Issue("i-a", "利用者名簿", ["a"]).Issue("i-b", "名簿", ["b"]);
        var common = TestPack.City().Body("a", "甲支所").Body("b", "乙支所")
            .Issue("i-a", "利用者名簿", ["a"]).Issue("i-b", "名簿", ["b"])
            .With(content => content with { CommonWords = [new("利用者", CommonKind.Field)] });

        Assert.True(ScoreOf(common, "利用者の名簿", "a") < ScoreOf(pack, "利用者の名簿", "a"));
        Assert.Equal(ScoreOf(common, "名簿", "b"), ScoreOf(pack, "名簿", "b"), 0.001);
    }

    [Fact]
    public void FieldWord_SpeaksForTheDirectory_WhereAGeneralOneDoesNot()
    {
        var general = TestPack.City().Issue("i-person", "利用者面談", ["sodachi"])
            .With(content => content with { CommonWords = [new("利用者", CommonKind.General)] });

        Assert.IsType<RoutingResult.OutOfScope>(general.Ask("利用者", TestPack.East));
        Assert.IsNotType<RoutingResult.OutOfScope>(Pack.Ask("利用者", TestPack.East));
    }

    private static double ScoreOf(TestPack pack, string text, string body) => pack.Ask(text, TestPack.East).Of(body).Score;
}
