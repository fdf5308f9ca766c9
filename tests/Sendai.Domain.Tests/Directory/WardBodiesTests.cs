using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Which body stands for a generic one, and which bodies never show.</summary>
public sealed class WardBodiesTests
{
    private static readonly TestPack Pack = TestPack.City();

    [Theory]
    [InlineData("東", "mado-east")]
    [InlineData("西", "mado-west")]
    public void GenericBody_IsTheWardsOwn(string ward, string body)
    {
        var ids = Pack.Ask("食事介助不足", new Ward(ward)).Ids();

        Assert.Equal(body, ids[0]);
        Assert.DoesNotContain("mado", ids);
    }

    [Fact]
    public void GenericBody_StaysWhereTheWardsOwnIsUnknown()
    {
        var ids = Pack.Ask("仲間支援者交流", TestPack.West).Ids();

        Assert.Contains("kai", ids);
        Assert.DoesNotContain("kai-east", ids);
    }

    [Fact]
    public void GenericBody_StaysInAWardThatTheMapDoesNotName() => Assert.Contains("mado", Pack.Ask("食事介助不足", new Ward("南")).Ids());

    [Fact]
    public void GenericBody_StaysWhenTheMapNamesABodyThatWasLeftOut()
    {
        var pack = TestPack.City().Mapping("sodachi", "東", "broken-row");

        Assert.Equal("sodachi", pack.Ask("言語聴覚訓練", TestPack.East).Ids()[0]);
    }

    [Fact]
    public void BodyOfTheWholeCity_IsTheSameEverywhere()
    {
        foreach (var ward in new Ward?[] { TestPack.East, TestPack.West, null })
        {
            Assert.Equal("sodachi", Pack.Ask("言語聴覚訓練", ward).Ids()[0]);
        }
    }

    [Theory]
    [InlineData("東")]
    [InlineData(null)]
    public void BodyOfAnotherWard_DoesNotShow_ForWhatItHandles(string? ward) =>
        Assert.DoesNotContain("kobo", Pack.Ask("焙煎実習と食事介助不足", ward is null ? null : new Ward(ward)).Ids());

    [Fact]
    public void BodyOfTheWard_ShowsForWhatItHandles() => Assert.Equal("kobo", Pack.Ask("焙煎実習", TestPack.West).Ids()[0]);

    [Theory]
    [InlineData("東")]
    [InlineData(null)]
    public void BodyOfAnotherWard_ShowsByItsOwnName(string? ward)
    {
        var result = Pack.Ask("蜜柑工房の連絡先", ward is null ? null : new Ward(ward));

        Assert.IsType<RoutingResult.Candidates>(result);
        Assert.Equal("kobo", result.Ids()[0]);
    }

    [Fact]
    public void NameSharedByTwoWards_IsTheAskersOwn()
    {
        var pack = TestPack.City()
            .Body("kura-east", "東区 石蔵広場", ward: "東").Body("kura-west", "西区 石蔵広場", ward: "西");

        Assert.Equal("kura-west", pack.Ask("石蔵広場の連絡先", TestPack.West).Ids()[0]);
        Assert.DoesNotContain("kura-west", pack.Ask("石蔵広場の連絡先", TestPack.East).Ids());
    }

    [Fact]
    public void SpecificBodyInAnIssue_DoesNotShowInAnotherWard()
    {
        var pack = TestPack.City().Issue("i-roast", "豆選別作業", ["kobo", "sodachi"]);

        Assert.Equal(["sodachi"], pack.Ask("豆選別作業", TestPack.East).Ids());
        Assert.Equal("kobo", pack.Ask("豆選別作業", TestPack.West).Ids()[0]);
    }

    [Fact]
    public void OfAnyWardAndQuestion_OnlyItsOwnBodiesShow()
    {
        string[] texts = ["食事介助不足", "仲間支援者交流", "近隣関係改善", "言語聴覚訓練", "焙煎実習", "くらし窓口", "支手連絡会", "区域懇談会"];
        foreach (var ward in new[] { TestPack.East, TestPack.West })
        {
            foreach (var text in texts)
            {
                Assert.All(Pack.Ask(text, ward).Ranked, candidate => Assert.True(candidate.Body.Ward is null || candidate.Body.Ward == ward));
            }
        }
    }
}
