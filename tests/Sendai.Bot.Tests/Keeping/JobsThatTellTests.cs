using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Delivery;
using Sendai.Bot.Keeping;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Keeping;

public sealed class JobsThatTellTests
{
    [Fact]
    public async Task EveryPieceOfWork_IsSaidToTellOrNot()
    {
        await using var bot = await BotFactory.StartAsync();

        Assert.Equal(
            bot.Services.GetServices<JobHandler>().Select(job => job.Name).Order(StringComparer.Ordinal),
            JobsThatTell.Names.Concat(JobsThatTell.Quiet).Order(StringComparer.Ordinal));
    }
}
