using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

public sealed class SearchIndexTests
{
    private static SearchIndex Index(params string[] texts) => SearchIndex.Build(
        [.. texts.Select(text => new IndexDocument([text]))], new IndexSettings { Fields = [(1f, 0.75f)] });

    private static List<int> Find(SearchIndex index, string text, int top = 10) =>
        [.. index.Search(index.Analyze(text), top).Select(hit => hit.Document)];

    [Fact]
    public void UnknownWord_FindsNothing() => Assert.Empty(Find(Index("就労", "住宅"), "料理"));

    [Fact]
    public void EmptyIndex_FindsNothing() => Assert.Empty(Find(Index(), "就労"));

    [Fact]
    public void EmptyText_IsNeverFound() => Assert.Equal([1], Find(Index("", "就労"), "就労"));

    [Fact]
    public void RarerWord_WeighsMore()
    {
        var index = Index("就労", "住宅", "住宅", "住宅", "住宅");

        Assert.Equal(0, Find(index, "住宅と就労")[0]);
        Assert.True(index.Contribution(Pair(index, "就労"), 0) > index.Contribution(Pair(index, "住宅"), 1));
    }

    [Fact]
    public void HeavierField_WeighsMore()
    {
        var index = SearchIndex.Build(
            [new IndexDocument(["住宅", "就労"]), new IndexDocument(["就労", "住宅"])],
            new IndexSettings { Fields = [(3f, 0.5f), (1f, 0.5f)] });

        Assert.Equal([1, 0], Find(index, "就労"));
        Assert.Equal([0, 1], Find(index, "住宅"));
    }

    [Fact]
    public void ShorterText_WeighsMore_UnlessLengthsAreNotNormalised()
    {
        string[] texts = ["就労。園芸と陶芸と書道と合唱と将棋と登山", "就労"];

        Assert.Equal([1, 0], Find(Index(texts), "就労"));
        var flat = SearchIndex.Build([.. texts.Select(text => new IndexDocument([text]))], new IndexSettings { Fields = [(1f, 0f)] });
        Assert.Equal([0, 1], Find(flat, "就労"));
    }

    [Fact]
    public void RepeatedWord_AddsLessAndLess()
    {
        var index = SearchIndex.Build(
            [new IndexDocument(["就労"]), new IndexDocument(["就労。就労"]), new IndexDocument(["就労。就労。就労"])],
            new IndexSettings { Fields = [(1f, 0f)] });
        var token = Pair(index, "就労");
        var gains = Enumerable.Range(0, 3).Select(document => index.Contribution(token, document)).ToArray();

        Assert.True(gains[1] > gains[0]);
        Assert.True(gains[2] > gains[1]);
        Assert.True(gains[2] - gains[1] < gains[1] - gains[0]);
    }

    [Fact]
    public void Best_ComeFirst_AndTiesInTheirOrder()
    {
        var index = Index("住宅", "就労", "住宅", "就労と住宅の園芸と書道", "住宅");

        Assert.Equal([0, 2, 4, 3], Find(index, "住宅"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(99)]
    public void Top_IsTheBeginningOfAll(int top)
    {
        var index = Index([.. Enumerable.Range(0, 40).Select(i => string.Concat(Enumerable.Repeat("就労。", 1 + (i * 7 % 5))) + (i % 3 == 0 ? "住宅" : "園芸"))]);
        var all = Find(index, "就労と住宅", 40);

        Assert.Equal(40, all.Count);
        Assert.Equal(all.Take(top), Find(index, "就労と住宅", top));
    }

    [Fact]
    public void Contributions_AddUpToTheScore()
    {
        var index = Index("就労の住宅", "グループホームの見学", "就労");
        var tokens = index.Analyze("就労とグループホームの見学");
        foreach (var hit in index.Search(tokens, 10))
        {
            Assert.Equal(hit.Score, tokens.Sum(token => index.Contribution(token, hit.Document)), 0.001);
        }

        Assert.Equal(0, index.Contribution(Pair(index, "就労"), 1));
        Assert.Equal(0, index.Contribution(Pair(index, "料理"), 0));
    }

    [Fact]
    public void WeightOfAToken_Counts()
    {
        var index = Index("就労", "住宅");
        var token = Pair(index, "就労");

        Assert.Empty(index.Search([token with { Weight = 0 }], 10));
        Assert.True(index.Search([token with { Weight = 0.5f }], 10)[0].Score < index.Search([token], 10)[0].Score);
    }

    [Fact]
    public void Knows_WhatSomeDocumentHas()
    {
        var index = Index("就労");

        Assert.True(index.Knows(Pair(index, "就労")));
        Assert.False(index.Knows(Pair(index, "料理")));
    }

    [Fact]
    public void DocumentsAreFolded() => Assert.Equal([0], Find(Index("ｸﾞﾙｰﾌﾟﾎｰﾑ"), "グループホーム"));

    private static Token Pair(SearchIndex index, string text) => index.Analyze(text).Single(token => token.Kind == TokenKind.KanjiPair);
}
