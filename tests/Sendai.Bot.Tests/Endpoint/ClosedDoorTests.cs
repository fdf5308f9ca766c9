namespace Sendai.Bot.Tests.Endpoint;

/// <summary>Tokens are not validated yet, so whatever would need one stays outside.</summary>
public sealed class ClosedDoorTests
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("Production", null)]
    [InlineData("Staging", null)]
    [InlineData("Production", AppId)]
    [InlineData("Development", AppId)]
    public async Task Door_StaysClosedWithoutAWayToKnowWhoKnocks(string environment, string? appId)
    {
        await using var bot = await BotFactory.StartAsync(environment: environment, appId: appId);

        Assert.Equal(401, await bot.StatusAsync(new Chat(bot).Message("こんにちは")));
        Assert.Empty(bot.Connector.Requests);
        Assert.Single(bot.Log.All, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("401", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Door_OpensInDevelopmentWithoutAnAppId()
    {
        await using var bot = await BotFactory.StartAsync();

        Assert.Equal(202, await bot.StatusAsync(new Chat(bot).Message("こんにちは")));
    }
}
