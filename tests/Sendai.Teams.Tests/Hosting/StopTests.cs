using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

/// <summary>A graceful stop and the turns that the channel has given up on: they may be writing.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task HandlerThatWasGivenUpOn_IsWaitedFor()
    {
        var release = new TaskCompletionSource();
        var hasEnded = false;
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage(async (_, _) =>
        {
            await release.Task;
            hasEnded = true;
        }));
        await GiveUpAsync(bot);

        var stop = bot.StopAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        Assert.False(stop.IsCompleted);
        release.SetResult();
        await stop;

        Assert.True(hasEnded);
        Assert.DoesNotContain(bot.Log.All, line => line.Contains("turns at work", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HandlerThatNeverEnds_IsLeftBehind_AndThatIsSaid()
    {
        var never = new TaskCompletionSource();
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((_, _) => never.Task));
        await GiveUpAsync(bot);

        await bot.StopAsync();

        Assert.Contains(bot.Log.All, line => line.Contains("Stopping with 1 turns at work", StringComparison.Ordinal));
    }

    private static async Task GiveUpAsync(BotHost bot)
    {
        var message = bot.StatusAsync(bot.Message("x"));
        await bot.Time.ElapseAsync(TimeSpan.FromSeconds(12));
        Assert.Equal(202, await message);
    }
}
