using System.Text.Json.Nodes;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class BackPressureTests
{
    private static readonly (string, string)[] OneAtWorkOneWaiting = [("Limits:TurnsAtWork", "1"), ("Limits:TurnsWaiting", "1")];

    [Fact]
    public async Task Message_BeyondWhatWaits_IsToComeAgainAndIsThenAnswered()
    {
        var work = new TaskCompletionSource();
        await using var bot = await BusyAsync(work);
        var first = await BeginAsync(bot, "m1");
        var second = await QueueAsync(bot, "m2");

        using (var third = await bot.PostAsync(Message(bot, "m3")))
        {
            Assert.Equal(503, (int)third.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), third.Headers.RetryAfter?.Delta);
        }

        work.SetResult();
        Assert.Equal(202, await first);
        Assert.Equal(202, await second);
        Assert.Equal(202, await SayAsync(bot, "m3"));
        await bot.StopAsync();
        Assert.Equal(["m1", "m2", "m3"], bot.Connector.Requests.Select(request => request.Json.GetProperty("text").GetString()).Order());
    }

    [Fact]
    public async Task Message_ThatWaitsTooLong_IsToComeAgain()
    {
        var work = new TaskCompletionSource();
        await using var bot = await BusyAsync(work);
        var first = await BeginAsync(bot, "m1");
        var second = await QueueAsync(bot, "m2");
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(503, await second);

        work.SetResult();
        Assert.Equal(202, await first);
        Assert.Equal(202, await SayAsync(bot, "m2"));
    }

    [Fact]
    public async Task Press_BeyondWhatWaits_IsAnErrorForThePerson()
    {
        var work = new TaskCompletionSource();
        await using var bot = await BusyAsync(work);
        var first = await BeginAsync(bot, "m1");
        var second = await QueueAsync(bot, "m2");

        Assert.Contains("混み合っています", await bot.InvokeAsync(bot.Execute("a.b")), StringComparison.Ordinal);

        work.SetResult();
        await Task.WhenAll(first, second);
        Assert.Contains("できました", await bot.InvokeAsync(bot.Execute("a.b")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handler_ThatWasGivenUpOn_KeepsItsPlaceUntilItEnds()
    {
        var work = new TaskCompletionSource();
        await using var bot = await BusyAsync(work);
        var first = await BeginAsync(bot, "m1");
        await bot.Time.ElapseAsync(TimeSpan.FromSeconds(12));
        Assert.Equal(202, await first);

        var second = await QueueAsync(bot, "m2");
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(503, await second);

        work.SetResult();
        Assert.Equal(202, await SayAsync(bot, "m2"));
    }

    [Fact]
    public async Task Repeats_OfWhatIsAtWork_TakeNoPlace()
    {
        var work = new TaskCompletionSource();
        await using var bot = await BusyAsync(work);
        var first = await BeginAsync(bot, "m1");
        for (var sent = 0; sent < 10; sent++)
        {
            Assert.Equal(202, await SayAsync(bot, "m1"));
        }

        work.SetResult();
        Assert.Equal(202, await first);
        await bot.StopAsync();
        Assert.Single(bot.Connector.Requests);
    }

    [Fact]
    public async Task Turn_OutlivesTheRequestThatBeganIt()
    {
        var count = 0;
        var begun = new TaskCompletionSource();
        var work = new TaskCompletionSource();
        await using var bot = await BotHost.OnKestrelAsync(routes => routes.OnMessage(async (turn, stop) =>
        {
            count++;
            begun.SetResult();
            await work.Task.WaitAsync(TimeSpan.FromSeconds(30), stop);
            turn.Reply("できました");
        }));
        using var hangUp = new CancellationTokenSource();
        var request = bot.PostAsync(Message(bot, "m1"), hangUp.Token);
        await begun.Task;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);

        // The channel sends it again, as it got no answer.
        Assert.Equal(202, await SayAsync(bot, "m1"));
        work.SetResult();
        var sent = await bot.Connector.ReceivedAsync(1);
        Assert.Contains("できました", sent[0].Body, StringComparison.Ordinal);
        await bot.StopAsync();
        Assert.Single(bot.Connector.Requests);
        Assert.Equal(1, count);
    }

    private static Task<BotHost> BusyAsync(TaskCompletionSource work) => BotHost.StartAsync(
        routes =>
        {
            // Deaf to its token, as a handler may be. A broken rule must fail a test, not hang it.
            routes.OnMessage(async (turn, _) =>
            {
                await work.Task.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
                turn.Reply(turn.Text);
            });
            routes.OnExecute("a.b", (_, _, _) => Task.FromResult(AdaptiveCardInvokeResponse.Message("できました")));
        },
        settings: OneAtWorkOneWaiting);

    /// <summary>Sends a message that is at work when this returns: its handler's time runs.</summary>
    private static async Task<Task<int>> BeginAsync(BotHost bot, string id)
    {
        var answer = SayAsync(bot, id);
        await bot.Time.AwaitedAsync(TimeSpan.FromSeconds(12));
        return answer;
    }

    /// <summary>Sends a message that waits in line when this returns.</summary>
    private static async Task<Task<int>> QueueAsync(BotHost bot, string id)
    {
        var answer = SayAsync(bot, id);
        await bot.Time.AwaitedAsync(TimeSpan.FromSeconds(1));
        return answer;
    }

    private static Task<int> SayAsync(BotHost bot, string id) => bot.StatusAsync(Message(bot, id));

    private static JsonObject Message(BotHost bot, string id) => bot.Message(id, activity => activity["id"] = id);
}
