using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Which ward a question is about.</summary>
public sealed class WardInTextTests
{
    private static readonly TestPack Pack = TestPack.City();

    private static Ward? WardOf(string text, string? own = null)
    {
        var result = Pack.Ask(text, own is null ? null : new Ward(own));
        Assert.NotEmpty(result.Ranked);
        return result.Ward;
    }

    [Theory]
    [InlineData("西区の人の食事介助不足")]
    [InlineData("西の人の食事介助不足")]
    [InlineData("食事介助不足、西区です")]
    [InlineData("東谷の人の食事介助不足")]
    public void NamedWard_WinsOverTheAskers(string text)
    {
        Assert.Equal(TestPack.West, WardOf(text, "東"));
        Assert.Equal("mado-west", Pack.Ask(text, TestPack.East).Ids()[0]);
    }

    [Fact]
    public void NoWardInTheText_LeavesTheAskers() => Assert.Equal(TestPack.East, WardOf("食事介助不足", "東"));

    [Fact]
    public void NoWardAtAll_IsUnknown() => Assert.Null(WardOf("食事介助不足"));

    [Fact]
    public void FirstOfTwoWards_IsTheOne() => Assert.Equal(TestPack.West, WardOf("西区から東区へ移る人の食事介助不足"));

    [Fact]
    public void LongerPlace_WinsOverTheWardInside() => Assert.Equal(TestPack.West, WardOf("東谷 食事介助不足", "東"));

    [Theory]
    [InlineData("西さん")]
    [InlineData("西様")]
    [InlineData("西さま")]
    [InlineData("西氏")]
    [InlineData("西くん")]
    [InlineData("西君")]
    [InlineData("西ちゃん")]
    [InlineData("西先生")]
    public void Person_IsNoWard(string name)
    {
        Assert.Equal(TestPack.East, WardOf($"{name}の食事介助不足", "東"));
        Assert.Null(WardOf($"{name}の食事介助不足"));
        Assert.Equal(TestPack.East, WardOf($"東区の{name}の食事介助不足"));
    }

    [Theory]
    [InlineData("川沿町の近隣関係改善", "area-kawa")]
    [InlineData("東区 川沿町の近隣関係改善", "area-kawa")]
    [InlineData("東区の近隣関係改善", "area-east")]
    public void Area_SharpensItsWard(string text, string body) => Assert.Equal(body, Pack.Ask(text).Ids()[0]);

    [Fact]
    public void Area_OfAnotherWard_DoesNotMoveTheQuestion()
    {
        var result = Pack.Ask("西区へ引っ越した川沿町の人の近隣関係改善");

        Assert.Equal(TestPack.West, result.Ward);
        Assert.DoesNotContain("area-kawa", result.Ids());
    }

    [Fact]
    public void FullWidthAndHalfWidth_AreTheSameWard()
    {
        var pack = TestPack.City().With(content => content with { Places = [.. content.Places, new Place("ミナト台", TestPack.West, "")] });

        Assert.Equal(TestPack.West, pack.Ask("ﾐﾅﾄ台の食事介助不足", TestPack.East).Ward);
    }

    [Fact]
    public void Place_SaysNothingAboutTheMatter()
    {
        // The name of the place holds the words of an issue.
        var pack = TestPack.City().With(content => content with { Places = [.. content.Places, new Place("園芸町", TestPack.West, "")] });
        var result = pack.Ask("園芸町の人の食事介助不足");

        Assert.Equal("mado-west", result.Ids()[0]);
        Assert.Equal("i-meal", result.Ranked[0].Issues[0].Id);
    }
}
