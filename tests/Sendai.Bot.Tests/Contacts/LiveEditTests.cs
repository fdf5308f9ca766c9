using System.Diagnostics;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Contacts;

[Collection(nameof(Alone))]
public sealed class LiveEditTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Edit_IsAnsweredByEveryRunningBotWithinFiveSeconds(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        await using var one = await Keeper.StartAsync(database);
        await using var other = await Keeper.StartAsync(database);
        var keeper = new Keeper(one);
        await Keeper.AnswerAsync(other);
        for (var round = 1; round <= 3; round++)
        {
            await keeper.SaveAsync(("phone", $"022-000-000{round}"));

            var watch = Stopwatch.StartNew();
            while (!(await Keeper.AnswerAsync(other)).Shown.Contains($"022-000-000{round}", StringComparison.Ordinal))
            {
                await Task.Delay(20);
            }

            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        }
    }
}
