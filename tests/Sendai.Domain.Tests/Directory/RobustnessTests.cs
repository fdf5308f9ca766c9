using System.Diagnostics;
using System.Text;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Whatever somebody types has an answer, soon.</summary>
public sealed class RobustnessTests
{
    private static readonly Router Router = TestPack.City().With(content => content with
    {
        Readings = [new("食事", "しょくじ"), new("倒れ", "たおれ"), new("", "ください")],
        CommonWords = [new("人", CommonKind.General), new("介護", CommonKind.Field)],
        ScopePhrases = [new(ScopeKind.OutOfScope, "あん"), new(ScopeKind.Greeting, "ああ")],
        SafetyRules = [new(Danger.Abuse, ["虐待"], [], ["研修"]), new(Danger.CareLoss, ["倒れ"], ["死", "東"], [])],
        UrgentLines = [new(Danger.Abuse, null, 1, null, "110", "警察", OpeningHours.Parse("daily 00:00-24:00"), LineRole.Life, "")],
    }).Build();

    private static RoutingResult Ask(string text, Ward? ward = null) => Router.Route(new Question(text, ward, TestPack.TuesdayNoon));

    [Fact]
    public void TwoThousandStrangeMessages_AllHaveAnAnswer()
    {
        var random = new RandomText(7);
        var kinds = new HashSet<string>();
        for (var i = 0; i < 2000; i++)
        {
            kinds.Add(RoutingKind.Of(Ask(random.Next(40), i % 3 == 0 ? TestPack.East : null)));
        }

        Assert.Contains("urgent", kinds);
        Assert.Contains("outOfScope", kinds);
    }

    [Theory]
    [InlineData("ア")]
    [InlineData("あ")]
    [InlineData("一")]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("😀")]
    [InlineData("虐待")]
    [InlineData("倒れ")]
    [InlineData("たおれ")]
    [InlineData("東")]
    [InlineData("ああ")]
    [InlineData("食事介助不足、")]
    [InlineData("レビューとケース")]
    public void EndlessMessage_IsAnsweredInASecondOrTwo(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 100_000 / piece.Length).ToString();
        var watch = Stopwatch.StartNew();

        Assert.NotNull(Ask(text, TestPack.West));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed} for 100,000 characters");
    }

    [Fact]
    public async Task OneRouter_ServesManyAtOnce()
    {
        string[] texts = ["食事介助不足", "仲間支援者交流", "虐待", "言語聴覚訓練", "園芸"];
        var alone = texts.Select(text => string.Join(',', Ask(text, TestPack.East).Ids())).ToList();

        var together = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => string.Join(',', Ask(texts[i % texts.Length], TestPack.East).Ids()))));

        Assert.All(together.Select((ids, i) => (ids, i)), one => Assert.Equal(alone[one.i % texts.Length], one.ids));
    }

    [Fact]
    public void NothingIsNoQuestion()
    {
        Assert.Throws<ArgumentNullException>(() => Router.Route(null!));
        Assert.Throws<ArgumentNullException>(() => new Router(null!));
    }
}
