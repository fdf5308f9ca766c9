using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Connector;

/// <summary>Opening conversations, reading their members, removing messages, and conversations that are closed to the bot.</summary>
public sealed class ConversationTests : IAsyncLifetime, IDisposable
{
    private static readonly Activity Hello = new() { Text = "こんにちは" };
    private readonly List<(string Conversation, string Code)> blocked = [];
    private readonly List<string> alsoTold = [];
    private readonly ManualTime time = new();
    private readonly LogLines log = new();
    private ConnectorServer server = null!;
    private ServiceProvider services = null!;
    private ConnectorClient client = null!;
    private bool isKeeperBroken;

    public async Task InitializeAsync()
    {
        server = await ConnectorServer.StartAsync();
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<ConversationBlocked>((conversation, code) =>
            {
                blocked.Add((conversation, code));
                return isKeeperBroken ? throw new InvalidOperationException("ひみつ") : Task.CompletedTask;
            })
            .AddSingleton<ConversationBlocked>((conversation, _) =>
            {
                alsoTold.Add(conversation);
                return Task.CompletedTask;
            })
            .AddTeamsChannel(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        client = services.GetRequiredService<ConnectorClient>();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        services.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task PersonalChat_IsOpened()
    {
        Answer(201, """{"id":"a:new"}""");
        var made = await client.CreateConversationAsync(server.Url, ConversationParameters.Personal("28:bot", "29:user", "tenant-1"), default);
        Assert.Equal("a:new", made.Id);
        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /v3/conversations", request.Line);
        Assert.Equal(
            """{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:user"}],"tenantId":"tenant-1","channelData":{"tenant":{"id":"tenant-1"}}}""",
            request.Body);
    }

    [Fact]
    public async Task Thread_IsOpenedInAChannel()
    {
        Answer(201, """{"id":"19:x@thread.tacv2;messageid=1","activityId":"1"}""");
        var made = await client.CreateConversationAsync(server.Url, ConversationParameters.ChannelPost("19:x@thread.tacv2", "tenant-1", Hello), default);
        Assert.Equal(("19:x@thread.tacv2;messageid=1", "1"), (made.Id, made.ActivityId));
        Assert.Equal(
            """{"isGroup":true,"channelData":{"channel":{"id":"19:x@thread.tacv2"},"tenant":{"id":"tenant-1"}},"activity":{"type":"message","text":"こんにちは"}}""",
            Assert.Single(server.Requests).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>ひみつ")]
    public async Task ConversationWithoutId_IsAFault(string body)
    {
        Answer(201, body);
        var fault = await Assert.ThrowsAsync<InvalidDataException>(
            () => client.CreateConversationAsync(server.Url, ConversationParameters.Personal("28:b", "29:u", "t"), default));
        Assert.DoesNotContain("ひみつ", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_KeepsTheLimitOfItsChannel()
    {
        for (var n = 0; n < 7; n++)
        {
            Answer(201, """{"id":"19:x;messageid=1"}""");
            await client.CreateConversationAsync(server.Url, ConversationParameters.ChannelPost("19:x", "t", Hello), default);
        }

        Answer(201, """{"id":"19:x;messageid=1"}""");
        var eighth = client.CreateConversationAsync(server.Url, ConversationParameters.ChannelPost("19:x", "t", Hello), default);
        await time.ElapseAsync(TimeSpan.FromSeconds(1));
        await eighth;
    }

    [Fact]
    public async Task Members_AreReadToTheLastPage_EmptyOnesIncluded()
    {
        Answer(200, """{"continuationToken":"a/b=","members":[{"id":"29:1","name":"一","aadObjectId":"o1","email":"a@example.jp","userPrincipalName":"a#EXT#@x","tenantId":"t","userRole":"guest"}]}""");
        Answer(200, """{"continuationToken":"c","members":[]}""");
        Answer(200, """{"continuationToken":"d"}""");
        Answer(200, """{"members":[{"id":"29:2","objectId":"o2"}]}""");
        var members = await client.GetMembersAsync(server.Url, "19:x@thread.tacv2", default);
        Assert.Equal(
            new TeamsChannelAccount
            {
                Id = "29:1", Name = "一", AadObjectId = "o1", Email = "a@example.jp", UserPrincipalName = "a#EXT#@x", TenantId = "t", UserRole = "guest",
            },
            members[0]);
        Assert.Equal(("29:2", "o2"), (members[1].Id, members[1].AadObjectId));
        Assert.Equal(
            [
                "GET /v3/conversations/19%3Ax%40thread.tacv2/pagedmembers?pageSize=500",
                "GET /v3/conversations/19%3Ax%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=a%2Fb%3D",
                "GET /v3/conversations/19%3Ax%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=c",
                "GET /v3/conversations/19%3Ax%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=d",
            ],
            server.Requests.Select(request => request.Line));
        Assert.DoesNotContain("一", members[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MembersWithoutEnd_AreAFault_NotAShortList()
    {
        for (var n = 0; n < 200; n++)
        {
            Answer(200, """{"continuationToken":"again","members":[]}""");
        }

        var reading = client.GetMembersAsync(server.Url, "a:b", default);
        await time.PassAsync(reading);
        await Assert.ThrowsAsync<InvalidDataException>(() => reading);
        Assert.Equal(200, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"id":"29:1","aadObjectId":"new","objectId":"old"}""", "new")]
    [InlineData("""{"objectId":"old","id":"29:1"}""", "old")]
    public async Task Member_IsReadWithEitherNameOfTheObjectId(string body, string objectId)
    {
        Answer(200, body);
        var member = await client.GetMemberAsync(server.Url, "a:b", "29:1", default);
        Assert.Equal(objectId, member.AadObjectId);
        Assert.Equal("GET /v3/conversations/a%3Ab/members/29%3A1", Assert.Single(server.Requests).Line);
    }

    [Fact]
    public async Task Message_IsRemoved()
    {
        await client.DeleteActivityAsync(server.Url, "a:b", "f:1", default);
        Assert.Equal(("DELETE /v3/conversations/a%3Ab/activities/f%3A1", ""), (Assert.Single(server.Requests).Line, Assert.Single(server.Requests).Body));
    }

    [Theory]
    [InlineData("BotNotInConversationRoster")]
    [InlineData("ConversationBlockedByUser")]
    [InlineData("BotDisabledByAdmin")]
    public async Task ClosedConversation_IsTold(string code)
    {
        Answer(403, $$$"""{"error":{"code":"{{{code}}}","message":"ひみつ"}}""");
        var refusal = await FailsAsync(client.WithoutRetriesAndLimits());
        Assert.Equal((true, code), (refusal.IsBlocked, refusal.Code));
        Assert.Equal([("a:b", code)], blocked);
        Assert.DoesNotContain("ひみつ", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"InvalidBotApiHost"}}""")]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser "}}""")]
    [InlineData(403, """{"error":"ConversationBlockedByUser"}""")]
    [InlineData(403, "ConversationBlockedByUser")]
    [InlineData(403, "")]
    [InlineData(404, """{"error":{"code":"BotNotInConversationRoster"}}""")]
    public async Task OtherRefusal_ClosesNothing(int status, string body)
    {
        Answer(status, body);
        Assert.False((await FailsAsync(client)).IsBlocked);
        Assert.Empty(blocked);
    }

    [Fact]
    public async Task LongRefusal_IsNotRead()
    {
        Answer(403, $$$"""{"error":{"code":"BotDisabledByAdmin","message":"{{{new string('x', 20_000)}}}"}}""");
        Assert.Null((await FailsAsync(client)).Code);
    }

    [Fact]
    public async Task KeeperThatFails_HidesTheRefusalFromNobody()
    {
        isKeeperBroken = true;
        Answer(403, """{"error":{"code":"BotDisabledByAdmin"}}""");
        Assert.Equal(HttpStatusCode.Forbidden, (await FailsAsync(client)).Status);
        Assert.Single(log.All, line => line.Contains("a:b is closed to the bot: System.InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains("ひみつ", StringComparison.Ordinal));
        Assert.Equal(["a:b"], alsoTold);
    }

    private void Answer(int status, string body) => server.Scripted.Enqueue(ConnectorServer.Body(status, body));

    private Task<ConnectorException> FailsAsync(ConnectorClient from) =>
        Assert.ThrowsAsync<ConnectorException>(() => from.SendToConversationAsync(server.Url, "a:b", Hello, default));
}
