using System.Text.Json.Nodes;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class InstallTests
{
    [Fact]
    public async Task InstallAndMembersAdded_GreetOnce()
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        Assert.Equal(202, await bot.StatusAsync(Installation(bot, "add")));
        Assert.Equal(202, await bot.StatusAsync(Members(bot, "membersAdded", "29:user", "28:bot")));
        Assert.Equal(1, count());
    }

    [Fact]
    public async Task MembersAdded_Alone_Greets()
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        await bot.StatusAsync(Members(bot, "membersAdded", "28:bot"));
        Assert.Equal(1, count());
    }

    [Fact]
    public async Task SomebodyElseAdded_DoesNotGreet()
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        Assert.Equal(200, await bot.StatusAsync(Members(bot, "membersAdded", "29:user")));
        Assert.Equal(0, count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task InstalledAgainAfterRemoval_GreetsAgain(bool isInstallation)
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        await bot.StatusAsync(Installation(bot, "add"));
        Assert.Equal(200, await bot.StatusAsync(isInstallation ? Installation(bot, "remove") : Members(bot, "membersRemoved", "28:bot")));
        await bot.StatusAsync(Installation(bot, "add"));
        Assert.Equal(2, count());
    }

    [Fact]
    public async Task AnotherConversation_GreetsToo()
    {
        var (bot, count) = await CountingAsync();
        await using var running = bot;
        await bot.StatusAsync(Installation(bot, "add"));
        var other = Installation(bot, "add");
        other["conversation"]!["id"] = "19:other";
        await bot.StatusAsync(other);
        Assert.Equal(2, count());
    }

    [Fact]
    public async Task FailedGreeting_IsTriedWithTheSecondActivity()
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(routes => routes.OnInstalled((_, _) =>
            Interlocked.Increment(ref count) == 1 ? throw new InvalidOperationException() : Task.CompletedTask));
        await bot.StatusAsync(Installation(bot, "add"));
        await bot.StatusAsync(Members(bot, "membersAdded", "28:bot"));
        Assert.Equal(2, count);
        await bot.StopAsync();
        Assert.Empty(bot.Connector.Requests);
    }

    [Theory]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("madeUpTomorrow")]
    public async Task UnknownType_Is200AndNothingHappens(string type)
    {
        var count = 0;
        await using var bot = await BotHost.StartAsync(routes =>
        {
            routes.OnMessage((_, _) => Task.FromResult(count++));
            routes.OnInstalled((_, _) => Task.FromResult(count++));
        });
        Assert.Equal(200, await bot.StatusAsync(bot.Inbound(type)));
        Assert.Equal(0, count);
    }

    private static JsonObject Installation(BotHost bot, string action) => bot.Inbound("installationUpdate", activity =>
    {
        activity["id"] = $"install-{action}";
        activity["action"] = action;
    });

    private static JsonObject Members(BotHost bot, string change, params string[] ids) => bot.Inbound("conversationUpdate", activity =>
    {
        activity["id"] = change;
        activity[change] = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id })]);
    });

    private static async Task<(BotHost Bot, Func<int> Count)> CountingAsync()
    {
        var count = 0;
        var bot = await BotHost.StartAsync(routes => routes.OnInstalled((_, _) => Task.FromResult(Interlocked.Increment(ref count))));
        return (bot, () => count);
    }
}
