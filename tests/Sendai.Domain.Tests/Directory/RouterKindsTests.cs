using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Which of the five answers a message gets.</summary>
public sealed class RouterKindsTests
{
    private static readonly TestPack Pack = TestPack.City().With(content => content with
    {
        ScopePhrases =
        [
            new(ScopeKind.OutOfScope, "明日の天気"), new(ScopeKind.OutOfScope, "ラーメン屋"),
            new(ScopeKind.Greeting, "こんにちは"), new(ScopeKind.Greeting, "お疲れ様です"),
            new(ScopeKind.Thanks, "ありがとうございます"), new(ScopeKind.Thanks, "助かりました"),
            new(ScopeKind.Help, "使い方"), new(ScopeKind.ChangeWard, "区を変える"), new(ScopeKind.Smalltalk, "いい天気ですね"),
        ],
    });

    [Fact]
    public void KnownWard_GivesCandidates() => Assert.IsType<RoutingResult.Candidates>(Pack.Ask("食事介助不足", TestPack.East));

    [Theory]
    [InlineData("食事介助不足")]
    [InlineData("仲間支援者交流")]
    [InlineData("くらし窓口")]
    public void NeedsWard_WhenTheAnswerDependsOnIt(string text)
    {
        var result = Assert.IsType<RoutingResult.NeedsWard>(Pack.Ask(text));

        // The guesses are the generic ones: no ward is favoured.
        Assert.All(result.Ranked, candidate => Assert.Null(candidate.Body.Ward));
    }

    [Theory]
    [InlineData("言語聴覚訓練")]
    [InlineData("市立 育成支所")]
    public void NoWardNeeded_WhenTheAnswerDoesNotDependOnIt(string text) => Assert.IsType<RoutingResult.Candidates>(Pack.Ask(text));

    [Fact]
    public void NoWardNeeded_WhenTheTextNamesIt() => Assert.IsType<RoutingResult.Candidates>(Pack.Ask("西区、食事介助不足"));

    [Theory]
    [InlineData("訓がいい")]
    [InlineData("近いほう")]
    public void LittleToGoOn_IsUnsureOrRefused_NeverCertain(string text) =>
        Assert.True(Pack.Ask(text, TestPack.East) is RoutingResult.Unsure or RoutingResult.OutOfScope);

    [Fact]
    public void Unsure_AsksBackAboutTheIssuesItThinksOf()
    {
        // Less and less of one issue's name: somewhere between certainty and refusal the answer is a guess.
        string[] texts = ["近隣関係改善", "関係改善", "改善", "関と改", "改", "隣", "係"];
        var unsure = texts.Select(text => Pack.Ask(text, TestPack.East)).OfType<RoutingResult.Unsure>().ToList();

        Assert.NotEmpty(unsure);
        Assert.All(unsure, guess => Assert.Contains(guess.AskBack, issue => issue.Id == "i-area"));
        Assert.All(unsure, guess => Assert.InRange(guess.AskBack.Count, 1, 3));
        Assert.All(unsure, guess => Assert.NotEmpty(guess.Ranked));
    }

    [Theory]
    [InlineData("明日の天気")]
    [InlineData("明日の天気を教えて")]
    [InlineData("近くのラーメン屋さん")]
    [InlineData("あいうえお")]
    [InlineData("asdfghjkl")]
    [InlineData("ｱｱｱｱ")]
    [InlineData("量子計算機の冷却材")]
    public void OtherMattersAndGibberish_AreOutOfScope(string text) =>
        Assert.Equal(ScopeKind.OutOfScope, Assert.IsType<RoutingResult.OutOfScope>(Pack.Ask(text, TestPack.East)).Kind);

    [Theory]
    [InlineData("こんにちは", ScopeKind.Greeting)]
    [InlineData("こんにちは！", ScopeKind.Greeting)]
    [InlineData("お疲れ様です。", ScopeKind.Greeting)]
    [InlineData("ありがとうございます", ScopeKind.Thanks)]
    [InlineData("助かりました😀", ScopeKind.Thanks)]
    [InlineData("使い方は？", ScopeKind.Help)]
    [InlineData("区を変える", ScopeKind.ChangeWard)]
    [InlineData("いい天気ですね", ScopeKind.Smalltalk)]
    [InlineData("", ScopeKind.Help)]
    [InlineData("　\n ", ScopeKind.Help)]
    [InlineData("？！", ScopeKind.Help)]
    [InlineData("😀👍", ScopeKind.Help)]
    public void WhatIsNoQuestion_IsHandledAsWhatItIs(string text, ScopeKind kind) =>
        Assert.Equal(kind, Assert.IsType<RoutingResult.OutOfScope>(Pack.Ask(text)).Kind);

    [Theory]
    [InlineData("こんにちは、西区の利用者の食事介助不足についてです")]
    [InlineData("お疲れ様です。食事介助不足の人をどこへ、ありがとうございます")]
    public void PoliteQuestion_IsAQuestion(string text) => Assert.IsType<RoutingResult.Candidates>(Pack.Ask(text, TestPack.West));

    [Fact]
    public void OutOfScope_KeepsTheWard_AndShowsNoBody()
    {
        var result = Pack.Ask("明日の天気", TestPack.East);

        Assert.Equal(TestPack.East, result.Ward);
        Assert.Empty(result.Ranked);
    }

    [Fact]
    public void EmptyPack_RefusesAndDoesNotFail()
    {
        var router = new Router(new DirectoryContent());

        Assert.IsType<RoutingResult.OutOfScope>(router.Route(new Question("食事介助不足", TestPack.East, TestPack.TuesdayNoon)));
    }

    [Fact]
    public void SameQuestion_HasTheSameAnswer()
    {
        var router = Pack.Build();
        var answers = Enumerable.Range(0, 3).Select(_ => router.Route(new Question("食事介助不足と近隣関係改善", TestPack.East, TestPack.TuesdayNoon)).Ids());

        Assert.Single(answers.Select(ids => string.Join(',', ids)).Distinct());
    }
}
