using NodaTime;
using Sendai.Bot.Keeping;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Versions;
using static Sendai.Bot.Tests.Keeping.KeepingRig;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>Who does the work of a day.</summary>
public sealed class DayClaimsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OfTwoWhoSawTheSame_OneDoesIt_OnTheFirstDayAndOnLaterOnes(bool onAzurite)
    {
        var clock = new ManualClock();
        await using var tables = (FormattedStore)Storage.Open(Settings(await Databases.NewAsync(onAzurite)));
        var faster = new DayClaims(tables, clock);
        for (var day = new LocalDate(2026, 11, 18); day.Day <= 20; day = day.PlusDays(1))
        {
            // It has looked, and before it writes the other one looks and writes.
            var slower = new DayClaims(new WatchedStore(tables, before: async () => Assert.True(await faster.TakeAsync("work", day, default))), clock);
            Assert.False(await slower.TakeAsync("work", day, default));

            await faster.EndAsync("work", day, default);
            Assert.False(await faster.TakeAsync("work", day, default));
        }
    }

    [Fact]
    public async Task WhatSomebodyDiedAt_IsTakenUpWhenTheirTimeIsOver()
    {
        var clock = new ManualClock();
        await using var tables = (FormattedStore)Storage.Open(Settings(BotFactory.NewDatabase()));
        var claims = new DayClaims(tables, clock);
        var day = new LocalDate(2026, 11, 18);
        Assert.True(await claims.TakeAsync("work", day, default));

        clock.Advance(DayClaims.Longest - TimeSpan.FromSeconds(1));
        Assert.False(await claims.TakeAsync("work", day, default));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await claims.TakeAsync("work", day, default));
    }
}
