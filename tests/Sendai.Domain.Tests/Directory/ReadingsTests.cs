using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Words typed in hiragana, as the answer's reasons show them.</summary>
public sealed class ReadingsTests
{
    private static readonly TestPack Pack = TestPack.City().With(content => content with
    {
        Readings =
        [
            new("食事介助", "しょくじかいじょ"), new("不足", "ふそく"), new("言語聴覚", "げんごちょうかく"), new("訓練", "くんれん"),
            new("園芸", "えんげい"), new("演芸", "えんげい"), new("相撲", "すもう"),
            new("写真", "しゃしん"), new("", "しゃしんともかく"), new("東", "ひがし"),
        ],
    });

    [Theory]
    [InlineData("しょくじかいじょふそくです")]
    [InlineData("しょくじかいじょ　ふそく")]
    [InlineData("しょくじかいじょが、ふそく")]
    public void QuestionInHiragana_IsUnderstood(string text)
    {
        var result = Assert.IsType<RoutingResult.Candidates>(Pack.Ask(text, TestPack.East));

        Assert.Equal("i-meal", result.Ranked[0].Issues[0].Id);
        Assert.Contains(result.Ranked[0].Words, word => word.Contains("食事介助", StringComparison.Ordinal));
    }

    [Fact]
    public void WardInHiragana_IsUnderstood() => Assert.Equal(TestPack.East, Pack.Ask("ひがしの しょくじかいじょふそく").Ward);

    [Fact]
    public void LongReading_CountsInOrdinaryText() =>
        Assert.Contains(Pack.Ask("園芸としょくじかいじょ", TestPack.East).Ranked, one => one.Issues.Any(issue => issue.Id == "i-meal"));

    [Fact]
    public void ShortReading_CountsInHiraganaOnly()
    {
        Assert.Contains("o-相撲", IssuesOf("すもうのこと"));
        Assert.DoesNotContain("o-相撲", IssuesOf("園芸とすもうのこと"));
    }

    [Fact]
    public void ShortReading_CountsBesideADrawnOutVowel() => Assert.Contains("o-相撲", IssuesOf("えーとすもうのこと"));

    [Fact]
    public void FirstWordOfAReading_IsTheOneMeant() => Assert.Contains("o-園芸", IssuesOf("えんげい"));

    [Fact]
    public void Grammar_IsNotReadAsAWord()
    {
        Assert.Contains("o-写真", IssuesOf("しゃしんはどう"));
        Assert.DoesNotContain("o-写真", IssuesOf("しゃしんともかく"));
    }

    [Fact]
    public void LongerWord_WinsOverShorterOnes()
    {
        // きょうほ + うし, not きょう + ほうし: the longest reading explains most of the run.
        var pack = TestPack.City().With(content => content with { Readings = [new("競歩", "きょうほ"), new("相撲", "ほう"), new("将棋", "ほうし")] });
        var issues = pack.Ask("きょうほうし").Ranked.SelectMany(one => one.Issues).Select(issue => issue.Id).ToList();

        Assert.Contains("o-競歩", issues);
        Assert.DoesNotContain("o-相撲", issues);
    }

    private static IReadOnlyList<string> IssuesOf(string text) =>
        [.. Pack.Ask(text).Ranked.SelectMany(one => one.Issues).Select(issue => issue.Id)];
}
