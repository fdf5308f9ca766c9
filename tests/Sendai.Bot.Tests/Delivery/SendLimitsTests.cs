using Sendai.Bot.Delivery;

namespace Sendai.Bot.Tests.Delivery;

public sealed class SendLimitsTests
{
    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(60, 30)]
    [InlineData(1800, 3600)]
    public async Task Conversation_KeepsItsWindow(int count, int seconds)
    {
        var clock = new ManualClock();
        var limits = new SendLimits(clock);
        var sent = new List<DateTimeOffset>();
        for (var n = 0; n < 2000; n++)
        {
            await PassAsync(clock, limits.ConversationAsync("a:1", default));
            sent.Add(clock.Now);
            limits.Sent("a:1");
        }

        for (var n = count; n < sent.Count; n++)
        {
            Assert.True(sent[n] - sent[n - count] >= TimeSpan.FromSeconds(seconds));
        }

        // As fast as the windows allow, and no slower.
        Assert.Equal(TimeSpan.Zero, sent[6] - sent[0]);
        Assert.InRange(sent[59] - sent[0], TimeSpan.FromSeconds(13), TimeSpan.FromSeconds(15));
        Assert.InRange(sent[1799] - sent[0], TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task Conversations_DoNotWaitForEachOther()
    {
        var limits = new SendLimits(new ManualClock());
        for (var n = 0; n < 100; n++)
        {
            await limits.ConversationAsync($"a:{n}", default);
            limits.Sent($"a:{n}");
        }
    }

    [Fact]
    public async Task Forgotten_IsOnlyWhatNoWindowCovers()
    {
        var clock = new ManualClock();
        var limits = new SendLimits(clock);
        for (var n = 0; n < 7; n++)
        {
            limits.Sent("a:1");
        }

        limits.Forget();

        Assert.False(limits.ConversationAsync("a:1", default).IsCompleted);
        clock.Advance(TimeSpan.FromHours(2));
        limits.Forget();
        await limits.ConversationAsync("a:1", default);
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 20)]
    public async Task Tenant_IsSharedByThoseAlive(int sharers, int perSecond)
    {
        var clock = new ManualClock();
        var limits = new SendLimits(clock);
        var started = clock.Now;
        for (var n = 0; n <= perSecond * 3; n++)
        {
            var place = limits.TenantAsync(sharers, default);
            await PassAsync(clock, place);
            (await place).Dispose();
        }

        Assert.Equal(TimeSpan.FromSeconds(3), clock.Now - started);
    }

    [Fact]
    public async Task Tenant_CountsWhatIsStillOnItsWay()
    {
        var clock = new ManualClock();
        var limits = new SendLimits(clock);
        var first = await limits.TenantAsync(40, default);
        var second = limits.TenantAsync(40, default);

        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(second.IsCompleted);

        first.Dispose();
        clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(second.IsCompleted);
        await PassAsync(clock, second);
        (await second).Dispose();
    }

    private static async Task PassAsync(ManualClock clock, Task wait)
    {
        while (!wait.IsCompleted)
        {
            clock.AdvanceToNext(TimeSpan.FromHours(1));
            await Task.Yield();
        }
    }
}
