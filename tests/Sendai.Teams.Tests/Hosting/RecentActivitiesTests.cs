using Sendai.Teams.Hosting;
using Sendai.Teams.Hosting.Limits;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class RecentActivitiesTests
{
    [Fact]
    public void Begin_BeyondCapacity_DropsTheOldest()
    {
        var recent = new RecentActivities(new ManualTime(), capacity: 3);
        foreach (var id in new[] { "1", "2", "3", "4" })
        {
            recent.Begin(Fingerprint.Of("c", id), out _);
        }

        recent.Begin(Fingerprint.Of("c", "2"), out var isSecondNew);
        recent.Begin(Fingerprint.Of("c", "1"), out var isFirstNew);
        Assert.False(isSecondNew);
        Assert.True(isFirstNew);
    }

    [Fact]
    public void Drop_OfAForgottenEntry_SparesItsSuccessor()
    {
        var time = new ManualTime();
        var recent = new RecentActivities(time, capacity: 10);
        recent.Forget(recent.Begin(Fingerprint.Of("c", "1"), out _));
        time.Advance(TimeSpan.FromMinutes(6));
        recent.Begin(Fingerprint.Of("c", "1"), out var isTakenAgain);
        time.Advance(TimeSpan.FromMinutes(6));
        recent.Begin(Fingerprint.Of("c", "1"), out var isNew);
        Assert.True(isTakenAgain);
        Assert.False(isNew);
    }
}
