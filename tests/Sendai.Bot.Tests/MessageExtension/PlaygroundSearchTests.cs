using Sendai.Bot.Tests.Conversations;
using Sendai.Bot.Tests.Playground;

namespace Sendai.Bot.Tests.MessageExtension;

/// <summary>The search through Microsoft's own local client.</summary>
public sealed class PlaygroundSearchTests
{
    [Fact]
    public async Task Search_FindsAtOnceThenByNameAndInDangerShowsTheCallsFirst()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var playground = await PlaygroundClient.StartAsync(bot.Endpoint);
        await playground.SayAsync("太白区");

        var first = new SearchAnswer(await playground.SearchAsync(null));
        var named = new SearchAnswer(await playground.SearchAsync("障害高齢課", "group"));
        var danger = new SearchAnswer(await playground.SearchAsync("本人が死にたいと言っている", "channel"));

        Assert.Contains("太白区役所 障害高齢課", first.Titles);
        Assert.Contains("☎", named.Card(0).Shown, StringComparison.Ordinal);
        Assert.StartsWith("いま危険があるかもしれません。", danger.Titles[0], StringComparison.Ordinal);
    }
}
