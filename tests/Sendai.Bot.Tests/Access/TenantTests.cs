using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Access;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.Access;

/// <summary>Which organisations are let in.</summary>
public sealed class TenantTests
{
    private const string Ours = Chat.Tenant;
    private const string Also = "10000000-0000-4000-8000-00000000000b";
    private const string Foreign = "10000000-0000-4000-8000-00000000000c";

    [Theory]
    [InlineData(Ours, null)]
    [InlineData(null, Ours)]
    [InlineData("10000000-0000-4000-8000-00000000000A", Ours)]
    [InlineData(Ours, Also)]
    public async Task OwnTenants_AreLetIn(string? conversation, string? channelData)
    {
        await using var bot = await AccessBot.StartAsync(tenants: [Ours, Also]);
        var chat = new Chat(bot);

        Assert.NotEmpty(await chat.CardsAfterAsync(Message(chat, conversation, channelData)));
    }

    [Theory]
    [InlineData(Foreign, null)]
    [InlineData(null, Foreign)]
    [InlineData(Ours, Foreign)]
    [InlineData(Foreign, Ours)]
    [InlineData(" ", Ours)]
    public async Task AnyOtherTenant_IsRefusedPolitelyAndNothingElseHappens(string? conversation, string? channelData)
    {
        await using var bot = await AccessBot.StartAsync(tenants: [Ours, Also]);
        var chat = new Chat(bot);
        var message = Message(chat, conversation, channelData, "青葉区");
        Assert.Equal(202, await chat.SendAsync(message));
        var text = Assert.Single(await chat.AnswersAsync((string)message["id"]!)).Json.GetProperty("text").GetString()!;

        Assert.Contains("申し訳ありません", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Za-z]", text);
        // The ward was not remembered.
        Assert.Contains("区を教えてください", (await chat.AskAsync("就学前の子どもの発達が心配")).Shown, StringComparison.Ordinal);
        var line = Assert.Single(await bot.AuditAsync());
        Assert.Equal((Operation.ComeIn, AuditOutcome.Refused), (line.What, line.Outcome));
        Assert.Contains(line.On, (string[])[Foreign, ""]);
    }

    [Fact]
    public async Task ForeignButton_IsRefused()
    {
        await using var bot = await AccessBot.StartAsync(tenants: [Ours]);
        var chat = new Chat(bot);
        var press = chat.Inbound("invoke", activity =>
        {
            activity["name"] = "adaptiveCard/action";
            activity["conversation"]!["tenantId"] = Foreign;
            activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "consult.setWard", ["data"] = new JsonObject { ["ward"] = "青葉" } } };
        });
        using var response = await bot.PostAsync(press);

        Assert.Contains("申し訳ありません", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("区を教えてください", (await chat.AskAsync("就学前の子どもの発達が心配")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flood_IsOneLineForEachTenantAndHourAlsoAfterARestart()
    {
        var database = BotFactory.NewDatabase();
        var clock = new ManualClock();
        for (var restart = 0; restart < 2; restart++)
        {
            await using var bot = await AccessBot.StartAsync(database, clock, tenants: [Ours]);
            var chat = new Chat(bot);
            for (var i = 0; i < 10; i++)
            {
                await chat.SendAsync(Message(chat, Foreign, null));
                await chat.SendAsync(Message(chat, Also, null));
            }

            Assert.Equal([Also, Foreign], (await bot.AuditAsync()).Select(entry => entry.On).Order());
        }

        clock.Advance(TimeSpan.FromHours(1));
        await using var later = await AccessBot.StartAsync(database, clock, tenants: [Ours]);
        await later.StatusAsync(Message(new Chat(later), Foreign, null));
        Assert.Equal(3, (await later.AuditAsync()).Count);
    }

    [Theory]
    [InlineData("Production", false, null, false)]
    [InlineData("Production", false, Ours, false)]
    [InlineData("Production", true, null, false)]
    [InlineData("Production", true, Ours, true)]
    [InlineData("Production", true, Foreign, false)]
    [InlineData("Development", false, null, true)]
    [InlineData("Development", false, Foreign, true)]
    [InlineData("Development", true, null, true)]
    [InlineData("Development", true, Foreign, false)]
    public async Task OutsideDevelopment_ATenantMustBeSetAndNamed(string environment, bool isSet, string? named, bool isLetIn)
    {
        await using var bot = await AccessBot.StartAsync();
        var gate = new TenantGate(
            new AccessSettings(new HashSet<string>(), isSet ? new HashSet<string> { Ours } : []),
            bot.Services.GetRequiredService<AuditLog>(),
            new Place(environment),
            NullLogger<TenantGate>.Instance);

        Assert.Equal(isLetIn, gate.LetsIn(new Activity { Conversation = new("a", TenantId: named) }));
    }

    private static JsonObject Message(Chat chat, string? conversation, string? channelData, string text = "ヘルプ")
    {
        var message = chat.Message(text);
        message["conversation"]!["tenantId"] = conversation;
        message["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = channelData } };
        return message;
    }

    private sealed class Place(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
