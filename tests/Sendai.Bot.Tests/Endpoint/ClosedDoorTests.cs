using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>Who cannot show who they are stays outside.</summary>
public sealed class ClosedDoorTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Door_StaysClosedWithoutAWayToKnowWhoKnocks(string environment)
    {
        await using var bot = await BotFactory.StartAsync(environment: environment);

        Assert.Equal(401, await bot.StatusAsync(new Chat(bot).Message("こんにちは")));
        Assert.Empty(bot.Connector.Requests);
        Assert.Single(bot.Log.All, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("401", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("Development")]
    public async Task Door_WithAnAppIdOpensToTokensOnly(string environment)
    {
        await using var bot = await BotFactory.StartInProductionAsync(environment: environment);
        var chat = new Chat(bot);

        Assert.Equal(401, await bot.StatusWithAsync(chat.Message("こんにちは")));
        Assert.Empty(bot.Connector.Requests);

        Assert.NotEmpty(await chat.SayAsync("こんにちは"));
    }

    [Fact]
    public async Task Door_OpensInDevelopmentWithoutAnAppId()
    {
        await using var bot = await BotFactory.StartAsync();

        Assert.Equal(202, await bot.StatusAsync(new Chat(bot).Message("こんにちは")));
    }

    [Theory]
    [InlineData("emulator", "Development", 202)]
    [InlineData("emulator", "Production", 401)]
    [InlineData("emulator", "Staging", 401)]
    [InlineData("msteams", "Staging", 202)]
    public async Task OtherChannels_AreForDevelopment(string channel, string environment, int status)
    {
        await using var bot = await BotFactory.StartInProductionAsync(environment: environment);
        var key = bot.OpenId.Publish(TestKey.Create(endorsements: ["msteams", "emulator"]));
        var message = new Chat(bot).Message("こんにちは");
        message["channelId"] = channel;

        Assert.Equal(status, await bot.StatusWithAsync(message, $"Bearer {bot.Token(key: key)}"));
    }
}
