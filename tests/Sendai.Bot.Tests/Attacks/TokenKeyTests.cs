using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Versions;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>The whole bot while its metadata server fails, returns and changes its keys.</summary>
public sealed class TokenKeyTests
{
    [Fact]
    public async Task MetadataServer_ThatIsDownClosesTheDoorUntilItIsBack()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartInProductionAsync(time: time);
        bot.OpenId.FailWith(500);
        await AttackedBot.AssertRefusedAsync(bot, "KeysUnavailable", [$"Bearer {bot.Token()}"], status: 503);

        bot.OpenId.Instead = null;
        time.Now += TimeSpan.FromSeconds(30);
        await AttackedBot.AssertOpenAsync(bot);
    }

    [Fact]
    public async Task Rollover_LetsTheNewKeyInAndTheOldOneOut()
    {
        var time = new MovedTime();
        await using var bot = await BotFactory.StartInProductionAsync(time: time);
        await AttackedBot.AssertOpenAsync(bot);

        var old = bot.OpenId.Rotate();
        time.Now += TimeSpan.FromHours(1);
        await AttackedBot.AssertOpenAsync(bot);
        await AttackedBot.AssertRefusedAsync(bot, "UnknownKey", [$"Bearer {bot.Token(key: old)}"]);
    }

    [Fact]
    public async Task GovernmentCloud_IsReachedBySettingsAlone()
    {
        const string issuer = "https://api.botframework.us";
        await using var bot = await BotFactory.StartInProductionAsync(settings: new Dictionary<string, string?> { ["Bot:Issuer"] = issuer });

        await AttackedBot.AssertOpenAsync(bot, $"Bearer {bot.Token(claims => claims["iss"] = issuer)}");
        await AttackedBot.AssertRefusedAsync(bot, "Issuer", [$"Bearer {bot.Token(claims => claims["iss"] = TestTokens.Issuer)}"]);
    }
}
