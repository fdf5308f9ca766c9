using Sendai.Bot.Tests.Conversations;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Playground;

namespace Sendai.Bot.Tests.Access;

/// <summary>What somebody sees who has just cloned the project: in Development they are an administrator.</summary>
public sealed class PlaygroundSecretariatTests
{
    [Fact]
    public async Task FirstRun_CanRegisterAChannelAndReadTheRecord()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var playground = await PlaygroundClient.StartAsync(bot.Endpoint);

        var post = await playground.SayAsync("事務局に登録 青葉区", "channel", mention: true);
        var asked = Assert.Single(post.Messages);
        Assert.Contains("管理者みほん", Card(asked).Shown, StringComparison.Ordinal);
        var register = Card(asked).Button("登録する");
        var pressed = await playground.ExecuteAsync(asked.Id, register.Verb!, register.Data, post.Thread!);
        Assert.Contains("事務局になりました", new CardView(pressed.Invoke.GetProperty("value")).Shown, StringComparison.Ordinal);

        var roles = Card(Assert.Single((await playground.SayAsync("わたしの役割")).Messages)).Shown;
        Assert.Contains("青葉区の事務局", roles, StringComparison.Ordinal);
        Assert.Contains("管理者：", roles, StringComparison.Ordinal);
        Assert.Contains("事務局の登録（青葉区）：済み", Card(Assert.Single((await playground.SayAsync("監査の記録")).Messages)).Shown, StringComparison.Ordinal);
    }

    private static CardView Card(PlaygroundMessage message) => new(Assert.Single(message.Cards), message.Id);
}
