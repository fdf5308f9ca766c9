using Sendai.Teams.Activities;

namespace Sendai.Teams.Tests.Activities;

public class MentionTests
{
    private const string At = "<at>Bot</at>";
    private static readonly Entity Bot = new("mention", new ChannelAccount("28:bot"), At);
    private static readonly Entity Person = new("mention", new ChannelAccount("29:p"), "<at>佐藤</at>");

    [Theory]
    [InlineData("<at>Bot</at> 相談", "相談")]
    [InlineData("<at>Bot</at>&nbsp;相談", "相談")]
    [InlineData("&nbsp; 相談 <at>Bot</at>&nbsp;&nbsp;", "相談")]
    [InlineData("<at>Bot</at>\u00A0\n相談", "相談")]
    [InlineData("どこに <at>Bot</at>&nbsp;相談", "どこに 相談")]
    [InlineData("<at>Bot</at>", "")]
    [InlineData("相談", "相談")]
    [InlineData("<at>bot</at> 相談", "<at>bot</at> 相談")]
    [InlineData("A&nbsp;B", "A&nbsp;B")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void BotMention_IsTakenOut(string? text, string expected) => Assert.Equal(expected, Strip(text, Bot));

    [Fact]
    public void OtherMention_Stays() =>
        Assert.Equal("<at>佐藤</at> さんの件", Strip($"{At} <at>佐藤</at> さんの件", Person, Bot));

    [Fact]
    public void MentionedTwice_IsTakenOutTwice() => Assert.Equal("相談", Strip($"{At} 相談 {At}", Bot, Bot));

    [Fact]
    public void IncompleteEntities_AreIgnored() => Assert.Equal($"{At} 相談", Strip(
        $"{At} 相談", null, new Entity(), new Entity("mention"), Bot with { Text = "" }, Bot with { Text = null }, Bot with { Type = "clientInfo" }, Bot with { Mentioned = new ChannelAccount() }));

    [Fact]
    public void WithoutRecipient_NothingIsTakenOut() =>
        Assert.Equal($"{At} 相談", new Activity { Text = $"{At} 相談", Entities = [Bot with { Mentioned = new ChannelAccount() }] }.TextWithoutBotMention());

    private static string Strip(string? text, params Entity?[] entities) =>
        new Activity { Text = text, Recipient = new ChannelAccount("28:bot"), Entities = entities! }.TextWithoutBotMention();
}
