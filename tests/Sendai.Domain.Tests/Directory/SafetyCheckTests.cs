using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Which messages speak of danger.</summary>
public sealed class SafetyCheckTests
{
    private static readonly TestPack Pack = TestPack.City()
        .Issue("i-tied", "施設職員身体拘束発見", ["mado"])
        .With(content => content with
        {
            Readings = [new("虐待", "ぎゃくたい"), new("包丁", "ほうちょう")],
            SafetyRules =
            [
                new(Danger.Abuse, ["虐待", "ｱｻﾞだらけ"], [], ["研修", "ケンシュウ"]),
                new(Danger.Suicide, ["消えたい"], [], []),
                new(Danger.Violence, ["包丁"], ["振り回", "向け"], ["料理"]),
                new(Danger.CareLoss, ["倒れ"], ["母", "父"], ["倒れたら"]),
            ],
            DangerIssues = [new("i-tied", Danger.Abuse, ["勉強会"])],
        });

    private static IReadOnlyList<Danger> Hear(string text) =>
        Pack.Ask(text, TestPack.East) is RoutingResult.Urgent urgent ? urgent.Plan.Dangers : [];

    [Theory]
    [InlineData("虐待かもしれない", Danger.Abuse)]
    [InlineData("消えたいと言っている", Danger.Suicide)]
    [InlineData("包丁を振り回している", Danger.Violence)]
    [InlineData("母が倒れた", Danger.CareLoss)]
    public void Word_IsHeard(string text, Danger danger) => Assert.Equal([danger], Hear(text));

    [Theory]
    [InlineData("虐 待 かもしれない")]
    [InlineData("虐　待\nかも")]
    [InlineData("ぎゃくたいかもしれない")]
    [InlineData("アザだらけの子")]
    [InlineData("ｱｻﾞだらけの子")]
    public void SpacesHiraganaAndWidth_DoNotHideAWord(string text) => Assert.Equal([Danger.Abuse], Hear(text));

    [Theory]
    [InlineData("虐待の研修")]
    [InlineData("研修で虐待を学ぶ")]
    [InlineData("虐待のｹﾝｼｭｳ")]
    [InlineData("虐待の研 修")]
    public void Unless_QuietensItsRule(string text) => Assert.Empty(Hear(text));

    [Fact]
    public void Unless_DoesNotQuietenOtherRules() => Assert.Equal([Danger.Suicide], Hear("虐待の研修のあと、消えたいと言っている"));

    [Theory]
    [InlineData("包丁を買った", false)]
    [InlineData("弟に包丁を向けた", true)]
    [InlineData("向けたのは包丁だった", true)]
    [InlineData("包丁一二三四五六七八九十向け", true)]
    [InlineData("包丁一二三四五六七八九十一二三四五六七八九十向け", false)]
    [InlineData("包丁一二三四五六七八九十一二三四五六七八九十、別の包丁を向けた", true)]
    [InlineData("料理で包丁を向けた", false)]
    public void Near_MustStandCloseBy(string text, bool heard) => Assert.Equal(heard, Hear(text).Contains(Danger.Violence));

    [Fact]
    public void SpacesBetween_DoNotMakeItFar() => Assert.Equal([Danger.Violence], Hear("包丁                              向けた"));

    [Fact]
    public void SeveralDangers_AreAllHeard_EachOnce() =>
        Assert.Equal([Danger.Abuse, Danger.Suicide, Danger.CareLoss], Hear("母が倒れた。虐待、虐待。消えたい。アザだらけ"));

    [Fact]
    public void PlainlyAboutADangerIssue_IsADanger() => Assert.Equal([Danger.Abuse], Hear("施設職員身体拘束発見"));

    [Theory]
    [InlineData("施設職員身体拘束発見の勉強会")]
    [InlineData("身体")]
    [InlineData("食事介助不足。食事介助不足")]
    public void NotPlainlyAboutADangerIssue_IsNone(string text) => Assert.Empty(Hear(text));

    [Fact]
    public void Danger_WinsOverGreetingAndScope()
    {
        var pack = TestPack.City().With(content => content with
        {
            SafetyRules = [new(Danger.Suicide, ["消えたい"], [], [])],
            ScopePhrases = [new(ScopeKind.Greeting, "こんにちは消えたい"), new(ScopeKind.OutOfScope, "ラーメン")],
        });

        Assert.IsType<RoutingResult.Urgent>(pack.Ask("こんにちは消えたい"));
        Assert.IsType<RoutingResult.Urgent>(pack.Ask("ラーメンも食べられない、消えたい"));
    }

    [Fact]
    public void Danger_IsHeard_BeforeTheWardIsAskedFor() => Assert.IsType<RoutingResult.Urgent>(Pack.Ask("虐待かもしれない、食事介助不足"));

    [Fact]
    public void LongStory_DoesNotHideADanger() =>
        Assert.Equal([Danger.Suicide], Hear(new string('あ', 5000) + "園芸の話をして、消えたいと" + new string('い', 5000)));
}
