using Sendai.Teams.Connector;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Connector;

public sealed class SendLimitsTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly SendLimits limits;

    public SendLimitsTests() => limits = new SendLimits(time);

    public void Dispose() => limits.Dispose();

    [Theory]
    [InlineData(false, 7, 1)]
    [InlineData(false, 8, 2)]
    [InlineData(false, 60, 30)]
    [InlineData(false, 1800, 3600)]
    [InlineData(true, 14, 1)]
    [InlineData(true, 16, 2)]
    [InlineData(true, 120, 30)]
    [InlineData(true, 3600, 3600)]
    public async Task Conversation_KeepsItsWindow(bool isRead, int count, int seconds)
    {
        var sent = new List<DateTimeOffset>();
        for (var n = 0; n < count + 200; n++)
        {
            (await PassAsync(limits.AnswerAsync("a:1", isRead, default))).Dispose();
            sent.Add(time.GetUtcNow());
        }

        AssertWindow(sent, count, seconds);
    }

    [Fact]
    public async Task Conversation_IsAsFastAsItsWindowsAllow()
    {
        var sent = new List<DateTimeOffset>();
        for (var n = 0; n < 2000; n++)
        {
            (await PassAsync(limits.AnswerAsync("a:1", isRead: false, default))).Dispose();
            sent.Add(time.GetUtcNow());
        }

        Assert.Equal(TimeSpan.Zero, sent[6] - sent[0]);
        Assert.InRange(sent[59] - sent[0], TimeSpan.FromSeconds(13), TimeSpan.FromSeconds(15));
        Assert.InRange(sent[1799] - sent[0], TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task WhoShareTheBudgetAnew_DeliverNothingForASecond_AndAnswerAllTheSame()
    {
        for (var n = 0; n < 40; n++)
        {
            (await limits.DeliveryAsync($"a:{n}", default))!.Dispose();
        }

        limits.Share(2);
        time.Advance(TimeSpan.FromSeconds(0.9));
        var next = limits.DeliveryAsync("a:next", default);
        Assert.False(next.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(0.2));
        (await next)!.Dispose();

        // Nothing is new: nobody waits.
        limits.Share(2);
        Assert.True(limits.DeliveryAsync("a:other", default).IsCompletedSuccessfully);

        limits.Rest();
        Assert.False(limits.DeliveryAsync("a:third", default).IsCompleted);
        Assert.True(limits.AnswerAsync("a:asks", isRead: false, default).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task OthersMayBegin_WhenWhatWasBegunWithAGreaterShareIsOver()
    {
        var under = new List<IDisposable>();
        for (var n = 0; n < 40; n++)
        {
            under.Add((await limits.DeliveryAsync($"a:{n}", default))!);
        }

        Assert.True(limits.KeepsItsShare);

        limits.Share(2);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(limits.KeepsItsShare);

        under.ForEach(place => place.Dispose());
        Assert.False(limits.KeepsItsShare);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limits.KeepsItsShare);
    }

    [Fact]
    public async Task AnswersAndDeliveries_ShareTheConversation()
    {
        var sent = new List<DateTimeOffset>();
        for (var n = 0; n < 200; n++)
        {
            if (n % 2 == 0)
            {
                (await PassAsync(limits.AnswerAsync("a:1", isRead: false, default))).Dispose();
            }
            else
            {
                await PassAsync(limits.RoomAsync("a:1", default));
                (await PassAsync(limits.DeliveryAsync("a:1", default)))!.Dispose();
            }

            sent.Add(time.GetUtcNow());
        }

        AssertWindow(sent, 7, 1);
        AssertWindow(sent, 8, 2);
        AssertWindow(sent, 60, 30);
    }

    [Fact]
    public async Task Conversation_CountsWhatIsStillOnItsWay()
    {
        var under = await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => limits.AnswerAsync("a:1", isRead: false, default)));
        var next = limits.AnswerAsync("a:1", isRead: false, default);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(next.IsCompleted);
        Assert.Null(await limits.DeliveryAsync("a:1", default));

        Array.ForEach(under, place => place.Dispose());
        await PassAsync(next);
        Assert.InRange(time.GetUtcNow() - Start, TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(62));
    }

    [Fact]
    public async Task ReadsAndSends_DoNotWaitForEachOther()
    {
        await FillAsync("a:1");
        Assert.True(limits.AnswerAsync("a:1", isRead: true, default).IsCompleted);
    }

    [Fact]
    public async Task Conversations_DoNotWaitForEachOther()
    {
        await FillAsync("a:1");
        Assert.True(limits.AnswerAsync("a:2", isRead: false, default).IsCompleted);
        // The id of a thread counts for itself.
        Assert.True(limits.AnswerAsync("a:1;messageid=1", isRead: false, default).IsCompleted);
    }

    [Fact]
    public async Task Forgotten_IsOnlyWhatNoWindowCovers()
    {
        await FillAsync("a:1");
        limits.Forget();
        Assert.False(limits.RoomAsync("a:1", default).IsCompleted);

        time.Advance(TimeSpan.FromHours(2));
        limits.Forget();
        Assert.True(limits.RoomAsync("a:1", default).IsCompleted);
    }

    [Theory]
    [InlineData(true, 1, 40)]
    [InlineData(true, 2, 20)]
    [InlineData(false, 1, 50)]
    [InlineData(false, 2, 25)]
    public async Task Tenant_IsSharedByThoseAlive(bool isDelivery, int owners, int perSecond)
    {
        limits.Share(owners);
        time.Advance(TimeSpan.FromSeconds(1));
        var began = time.GetUtcNow();
        for (var n = 0; n <= perSecond * 3; n++)
        {
            var place = isDelivery
                ? await PassAsync(limits.DeliveryAsync($"a:{n}", default))
                : await PassAsync(limits.AnswerAsync($"a:{n}", isRead: n % 2 == 0, default));
            place!.Dispose();
        }

        Assert.Equal(TimeSpan.FromSeconds(3), time.GetUtcNow() - began);
    }

    [Fact]
    public async Task Tenant_CountsWhatIsStillOnItsWay()
    {
        limits.Share(50);
        var first = await limits.AnswerAsync("a:1", isRead: false, default);
        var second = limits.AnswerAsync("a:2", isRead: false, default);

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(second.IsCompleted);

        first.Dispose();
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(second.IsCompleted);
        await PassAsync(second);
        Assert.Equal(TimeSpan.FromSeconds(11), time.GetUtcNow() - Start);
    }

    [Fact]
    public async Task Answers_DoNotWaitBehindTheBacklogOfDelivery()
    {
        var started = new List<(DateTimeOffset At, bool IsDelivery)>();
        async Task RunAsync(Task<IDisposable?> entering, bool isDelivery)
        {
            using var place = await entering;
            lock (started)
            {
                started.Add((time.GetUtcNow(), isDelivery));
            }
        }

        var backlog = Enumerable.Range(0, 400).Select(n => RunAsync(limits.DeliveryAsync($"d:{n}", default), isDelivery: true)).ToList();
        // Ten are left at once, though four hundred wait; what they leave over is the answers' in every second.
        var answers = Enumerable.Range(0, 30).Select(n => RunAsync(limits.AnswerAsync($"a:{n}", isRead: false, default)!, isDelivery: false)).ToList();
        await time.PassAsync(Task.WhenAll([.. backlog, .. answers]));

        var sent = started.Select(one => one.At).Order().ToList();
        AssertWindow(sent, 50, 1);
        AssertWindow([.. started.Where(one => one.IsDelivery).Select(one => one.At).Order()], 40, 1);
        Assert.Equal(10, started.Count(one => !one.IsDelivery && one.At == Start));
        Assert.All(started.Where(one => !one.IsDelivery), one => Assert.InRange(one.At - Start, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task GivenUp_TakesNobodysPlace()
    {
        limits.Share(50);
        var first = await limits.AnswerAsync("a:1", isRead: false, default);
        using var stop = new CancellationTokenSource();
        var given = limits.AnswerAsync("a:2", isRead: false, stop.Token);
        var last = limits.AnswerAsync("a:3", isRead: false, default);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        first.Dispose();
        await PassAsync(last);
        Assert.Equal(TimeSpan.FromSeconds(1), time.GetUtcNow() - Start);
    }

    private static DateTimeOffset Start { get; } = new ManualTime().GetUtcNow();

    private static void AssertWindow(List<DateTimeOffset> sent, int count, int seconds)
    {
        for (var n = count; n < sent.Count; n++)
        {
            Assert.True(sent[n] - sent[n - count] >= TimeSpan.FromSeconds(seconds), $"More than {count} in {seconds} s.");
        }
    }

    private async Task FillAsync(string conversation)
    {
        for (var n = 0; n < 7; n++)
        {
            (await limits.AnswerAsync(conversation, isRead: false, default)).Dispose();
        }
    }

    private async Task<T> PassAsync<T>(Task<T> task)
    {
        await time.PassAsync(task);
        return await task;
    }

    private async Task PassAsync(Task task) => await time.PassAsync(task);
}
