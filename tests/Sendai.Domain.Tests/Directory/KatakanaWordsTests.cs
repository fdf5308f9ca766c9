using System.Diagnostics;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

public sealed class KatakanaWordsTests
{
    private static SearchIndex Index(params string[] texts) => SearchIndex.Build(
        [.. texts.Select(text => new IndexDocument([text]))], new IndexSettings { Fields = [(1f, 0.75f)] });

    private static List<string> Parts(SearchIndex index, string text) =>
        [.. index.Analyze(text).Where(token => token.Kind == TokenKind.KatakanaPart).Select(token => text.Substring(token.Start, token.Length))];

    [Fact]
    public void CompoundInTheQuestion_IsCutAlongKnownWords() =>
        Assert.Equal(["ケース", "レビュー"], Parts(Index("ケース", "レビュー"), "ケースレビュー"));

    [Fact]
    public void CompoundInADocument_IsFoundByItsParts()
    {
        var index = Index("ケースレビュー", "レビュー");

        Assert.Equal([1, 0], index.Search(index.Analyze("レビュー"), 10).Select(hit => hit.Document));
    }

    [Fact]
    public void UnknownParts_AreNotCut() => Assert.Empty(Parts(Index("ケース"), "スーパービジョン"));

    [Fact]
    public void WordOfTwo_IsNoPart() => Assert.Empty(Parts(Index("ケア", "ホーム"), "ホムケア"));

    [Fact]
    public void PartWithoutItsLongVowel_IsTheSameWord() => Assert.Equal(["ヘルパー"], Parts(Index("ヘルパ"), "ガイドヘルパー"));

    [Fact]
    public void EndlessRun_TakesNoTime()
    {
        var index = Index("ケース", "レビュー");
        var watch = Stopwatch.StartNew();

        Assert.NotEmpty(index.Analyze(new string('ア', 100_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1));
    }
}
