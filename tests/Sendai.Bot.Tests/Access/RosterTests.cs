using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Directory;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.Access;

/// <summary>For how long a roster counts.</summary>
public sealed class RosterTests : IAsyncLifetime
{
    private static readonly Ward Ward = new("青葉");
    private static readonly ChannelAccount Member = new("29:11", AadObjectId: TestChannel.ObjectId(11));

    private readonly ManualClock clock = new();
    private BotFactory? bot;
    private TestChannel? channel;

    private BotFactory Bot => bot!;

    private TestChannel Channel => channel!;

    public async Task InitializeAsync()
    {
        bot = await AccessBot.StartAsync(time: clock);
        channel = new TestChannel(Bot, members: [TestChannel.Member(11), TestChannel.Member(12)]);
        var secretariat = new Secretariat(
            Ward,
            new ConversationReference { ServiceUrl = Bot.Connector.Url, Conversation = new(Channel.Id, "channel"), User = new() },
            TestChannel.Team,
            GuestsCount: false,
            "",
            clock.Now);
        await Bot.Store().InsertAsync(SecretariatRows.Table, SecretariatRows.Write(secretariat), CancellationToken.None);
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task RemovedMember_LosesTheRoleAfterFiveMinutesAtTheLatest()
    {
        Assert.True(await IsSecretariatAsync());
        Channel.Members.RemoveAt(0);

        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.True(await IsSecretariatAsync());
        Assert.Equal(1, Channel.Reads);

        clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(await IsSecretariatAsync());
        Assert.Equal(2, Channel.Reads);
    }

    [Fact]
    public async Task FiveMinutes_CountFromWhenTheReadingBegan()
    {
        var asked = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        Channel.Instead = async context =>
        {
            asked.SetResult();
            await go.Task;
            await context.Response.WriteAsync(/*lang=json,strict*/ """{"members":[{"id":"29:11"}]}""");
        };
        var first = IsSecretariatAsync();
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(3));
        go.SetResult();
        Assert.True(await first);

        Channel.Instead = null;
        Channel.Members.RemoveAt(0);
        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(3));
        Assert.False(await IsSecretariatAsync());
    }

    [Theory]
    [InlineData("membersRemoved")]
    [InlineData("membersAdded")]
    public async Task Channel_TellsThatSomebodyWent_AndTheRoleIsGoneAtOnce(string change)
    {
        Assert.True(await IsSecretariatAsync());
        Channel.Members.RemoveAt(0);

        await Channel.TellAsync(change);

        Assert.False(await IsSecretariatAsync());
    }

    [Fact]
    public async Task RosterThatWasReadWhileSomebodyWent_IsReadAgain()
    {
        var asked = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        Channel.Instead = async context =>
        {
            asked.SetResult();
            await go.Task;
            await context.Response.WriteAsync(/*lang=json,strict*/ """{"members":[{"id":"29:11"}]}""");
        };
        var waiting = IsSecretariatAsync();
        await asked.Task;
        Channel.Members.RemoveAt(0);
        Channel.Instead = null;
        await Channel.TellAsync();

        go.SetResult();

        Assert.False(await waiting);
        Assert.Equal(2, Channel.Reads);
    }

    [Fact]
    public async Task UnreadableRoster_GivesTheRoleToNobodyAndSaysSo()
    {
        Assert.True(await IsSecretariatAsync());
        Channel.Instead = context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        };

        // What was read before counts until its time is over, and no longer.
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.True(await IsSecretariatAsync());
        clock.Advance(TimeSpan.FromMinutes(1));
        var standing = await StandingAsync();

        Assert.Empty(standing.Secretariat);
        Assert.Equal(Ward, Assert.Single(standing.Unchecked));
        Assert.Contains("いま確かめられません", (await Channel.Personal(11).AskAsync("わたしの役割")).Shown, StringComparison.Ordinal);

        Channel.Instead = null;
        Assert.True(await IsSecretariatAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"members":7}""")]
    public async Task Nonsense_IsNoRoster(string body)
    {
        Channel.Instead = context => context.Response.WriteAsync(body);

        Assert.Equal(Ward, Assert.Single((await StandingAsync()).Unchecked));
    }

    [Fact]
    public async Task SilentConnector_IsGivenUpInTimeForAnAnswer()
    {
        var never = new TaskCompletionSource();
        Channel.Instead = _ => never.Task;
        var standing = StandingAsync();
        await clock.AwaitedAsync(TimeSpan.FromSeconds(4));

        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(Ward, Assert.Single((await standing).Unchecked));
        never.SetResult();
    }

    [Fact]
    public async Task ManyAtOnce_AreAnsweredFromOneReading()
    {
        Channel.PageSize = 1;

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => IsSecretariatAsync()));

        Assert.All(all, Assert.True);
        Assert.Equal(1, Channel.Reads);
    }

    [Fact]
    public void PersonOfAnotherTenantInASharedChannel_IsAGuest()
    {
        var people = ChannelMembers.Of(
            [new() { Id = "29:1", TenantId = "t" }, new() { Id = "29:2", TenantId = "other" }, new() { Id = "29:3" }, new() { Id = "28:bot" }], "28:bot", "T");

        Assert.Equal(["29:1", "29:3"], people.Members.Select(person => person.Id));
        Assert.Equal(["29:2"], people.Guests.Select(person => person.Id));
    }

    private async Task<bool> IsSecretariatAsync() => (await StandingAsync()).Secretariat.Contains(Ward);

    private Task<Sendai.Domain.Access.Standing> StandingAsync() =>
        Bot.Services.GetRequiredService<AccessDesk>().StandingOfAsync(Member, CancellationToken.None);
}
