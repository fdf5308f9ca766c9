using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Consult;

public sealed class WardRestartTests
{
    [Fact]
    public async Task Ward_SurvivesARestart()
    {
        var database = BotFactory.NewDatabase();
        await using (var before = await BotFactory.StartAsync(database))
        {
            await new Chat(before).SayAsync("太白区");
        }

        await using var after = await BotFactory.StartAsync(database);
        Assert.Contains("南部アーチル", (await new Chat(after).AskAsync("就学前の子どもの発達が心配")).Shown, StringComparison.Ordinal);
    }
}
