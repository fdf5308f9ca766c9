using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Danger in messages that hold no word of the rules.</summary>
public sealed class LikenessTests
{
    private static readonly MessageExample[] Examples =
    [
        new(MessageKind.Abuse, "鍵をかけた部屋から出してもらえないらしい"), new(MessageKind.Abuse, "鍵をかけた物置に入れられている子がいる"),
        new(MessageKind.Suicide, "遺書みたいな手紙を机に置いていなくなった"), new(MessageKind.Suicide, "遺書みたいなメモが届いて電話に出ない"),
        new(MessageKind.CareLoss, "夜の吸引をする人が誰もいなくなった"), new(MessageKind.CareLoss, "朝の吸引をする人が誰もいなくなった"),
        new(MessageKind.Calm, "研修の日程と会場の申込みを知りたい"), new(MessageKind.Calm, "書類の様式と提出の期限を知りたい"),
        new(MessageKind.Calm, "見学の予約と送迎の有無を知りたい"), new(MessageKind.Calm, "会議の開催と参加の方法を知りたい"),
        new(MessageKind.Calm, "加算の要件と届出の時期を知りたい"), new(MessageKind.Calm, "名簿の更新と掲載の可否を知りたい"),
    ];

    private static readonly TestPack Pack = TestPack.City().With(content => content with { Messages = Examples });

    private static IReadOnlyList<Danger> Hear(string text) =>
        Pack.Ask(text, TestPack.East) is RoutingResult.Urgent urgent ? urgent.Plan.Dangers : [];

    [Theory]
    [InlineData("鍵をかけた部屋から出してもらえない", Danger.Abuse)]
    [InlineData("遺書みたいな手紙を置いていなくなった", Danger.Suicide)]
    [InlineData("吸引をする人が誰もいなくなった", Danger.CareLoss)]
    [InlineData("鍵 を かけ た 部屋から、出して もらえない！", Danger.Abuse)]
    public void MessageLikeAnExample_IsHeard(string text, Danger danger) => Assert.Equal([danger], Hear(text));

    [Theory]
    [InlineData("研修の日程を知りたい")]
    [InlineData("会議の申込みと提出の期限を知りたい")]
    [InlineData("食事介助不足")]
    [InlineData("😀")]
    [InlineData("")]
    public void CalmMessage_IsNot(string text) => Assert.Empty(Hear(text));

    [Fact]
    public void WithoutExamples_NothingIsLikeThem() =>
        Assert.IsNotType<RoutingResult.Urgent>(TestPack.City().Ask("鍵をかけた部屋から出してもらえない", TestPack.East));
}
