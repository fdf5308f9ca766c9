using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Playground;

namespace Sendai.Bot.Tests.Conversations;

/// <summary>Whole conversations with the running bot, through Microsoft's own local client.</summary>
public sealed class PlaygroundConversationTests : IAsyncLifetime
{
    private const string Development = "就学前の子どもの発達が心配";

    private RunningBot? bot;
    private PlaygroundClient? playground;

    private PlaygroundClient Playground => playground!;

    public async Task InitializeAsync()
    {
        bot = await RunningBot.StartAsync();
        playground = await PlaygroundClient.StartAsync(bot.Endpoint);
    }

    public async Task DisposeAsync()
    {
        if (playground is not null)
        {
            await playground.DisposeAsync();
        }

        if (bot is not null)
        {
            await bot.DisposeAsync();
        }
    }

    [Fact]
    public async Task PersonalChat_FromTheWelcomeToThanks()
    {
        var welcome = Card(Assert.Single((await Playground.InstallAsync()).Messages));
        Assert.Equal(5, welcome.Wards.Count());

        var asked = Assert.Single((await Playground.SayAsync(Development)).Messages);
        Assert.Contains("区を教えてください", Card(asked).Shown, StringComparison.Ordinal);

        var answer = await PressAsync(asked.Id, Card(asked).Button("太白区"));
        Assert.Contains("南部アーチル", answer.Shown, StringComparison.Ordinal);

        // The ward is known from now on.
        var again = Assert.Single((await Playground.SayAsync("区役所の障害高齢課に聞きたい")).Messages);
        Assert.Contains("太白区役所 障害高齢課", Card(again).Shown, StringComparison.Ordinal);
        Assert.Contains("4. ", (await PressAsync(again.Id, Card(again).Button("ほかの候補"))).Shown, StringComparison.Ordinal);

        var helpful = Card(again).Button("役に立った");
        var thanked = await Playground.ExecuteAsync(again.Id, helpful.Verb!, helpful.Data);
        Assert.Equal("application/vnd.microsoft.activity.message", thanked.Invoke.GetProperty("type").GetString());

        Assert.Contains("どういたしまして", Card(Assert.Single((await Playground.SayAsync("ありがとう")).Messages)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PersonalChat_InDangerShowsTheCallsFirst()
    {
        var messages = (await Playground.SayAsync("本人が死にたいと言っている", expect: 2)).Messages;

        Assert.Contains("119", Card(messages[0]).Shown, StringComparison.Ordinal);
        Assert.Contains("困りごと：", Card(messages[1]).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GroupChat_IsAnsweredWhenTheBotIsMentioned()
    {
        await Playground.SayAsync("太白区", "group", mention: true);

        var answer = Assert.Single((await Playground.SayAsync(Development, "group", mention: true)).Messages);

        Assert.Contains("南部アーチル", Card(answer).Shown, StringComparison.Ordinal);
        Assert.Empty((await Playground.SayAsync("ひとりごと", "group", expect: 0)).Messages);
    }

    [Fact]
    public async Task Channel_IsAnsweredInTheThreadOfThePost()
    {
        var post = await Playground.SayAsync(Development, "channel", mention: true);
        var asked = Assert.Single(post.Messages);
        Assert.Equal(post.Thread, asked.Conversation);

        var ward = Card(asked).Button("青葉区");
        var answer = await Playground.ExecuteAsync(asked.Id, ward.Verb!, ward.Data, post.Thread!);
        Assert.Contains("北部アーチル", new CardView(answer.Invoke.GetProperty("value")).Shown, StringComparison.Ordinal);

        var reply = await Playground.SayAsync("区役所の障害高齢課に聞きたい", post.Thread!, mention: true);
        var second = Assert.Single(reply.Messages);
        Assert.Equal(post.Thread, second.Conversation);
        Assert.Contains("青葉区役所 障害高齢課", Card(second).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrivateAnswer_AskedForInAChannelGoesToThePersonalChat()
    {
        // The Playground's current user; nothing was said in the personal chat, so the bot has to open it.
        await using var own = await RunningBot.StartAsync(("Access:Administrators:0", "30000000-0000-4000-8000-000000000000"));
        await using var client = await PlaygroundClient.StartAsync(own.Endpoint);

        var messages = (await client.SayAsync("届かない人の一覧", "channel", mention: true, expect: 2)).Messages;

        Assert.Equal("お答えは、個人チャットにお送りしました。", Assert.Single(messages, message => message.Cards.Count == 0).Text);
        var given = Assert.Single(messages, message => message.Cards.Count > 0);
        Assert.Equal("a:personal-chat", given.Conversation);
        Assert.Contains("いまは、いません", Card(given).Shown, StringComparison.Ordinal);
    }

    private static CardView Card(PlaygroundMessage message) => new(Assert.Single(message.Cards), message.Id);

    private async Task<CardView> PressAsync(string messageId, CardButton button)
    {
        var answer = await Playground.ExecuteAsync(messageId, button.Verb!, button.Data);
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer.Invoke.GetProperty("type").GetString());
        return new CardView(answer.Invoke.GetProperty("value"));
    }
}
