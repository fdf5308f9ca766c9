using Microsoft.AspNetCore.Http;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Hosting;

public class ReplyTests
{
    private static readonly AdaptiveCard Card = new() { Body = [new TextBlock("カード")] };

    [Fact]
    public async Task ChannelMessage_IsAnsweredInItsThread()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply("返事");
            return Task.CompletedTask;
        }));
        await bot.StatusAsync(bot.Message("<at>Bot</at> x", activity =>
            activity["conversation"]!["id"] = "19:abc@thread.tacv2;messageid=1700"));
        var sent = Assert.Single(await bot.Connector.ReceivedAsync(1));
        Assert.Equal("POST /v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1700/activities/in-1", sent.Line);
        Assert.Equal("application/json; charset=utf-8", sent.ContentType);
        var body = sent.Json;
        Assert.Equal("19:abc@thread.tacv2;messageid=1700", body.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal("in-1", body.GetProperty("replyToId").GetString());
        Assert.Equal("28:bot", body.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("29:user", body.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Contains("\"text\":\"返事\",\"textFormat\":\"plain\"", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ActivityWithoutId_IsAnsweredInTheConversation()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply("返事");
            return Task.CompletedTask;
        }));
        await bot.StatusAsync(bot.Message("x", activity => activity.Remove("id")));
        Assert.Equal("POST /v3/conversations/a%3Achat/activities", Assert.Single(await bot.Connector.ReceivedAsync(1)).Line);
    }

    [Fact]
    public async Task Answers_LeaveInOrderEvenWhenTheFirstIsSlow()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply($"{turn.Text}-1");
            turn.Reply(Card);
            turn.Update("old", Card);
            turn.Reply($"{turn.Text}-4");
            return Task.CompletedTask;
        }));
        var isFirstDone = false;
        bot.Connector.Scripted.Enqueue(async context =>
        {
            await Task.Delay(200);
            isFirstDone = true;
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        });
        bot.Connector.Scripted.Enqueue(context =>
        {
            context.Response.StatusCode = isFirstDone ? StatusCodes.Status201Created : StatusCodes.Status409Conflict;
            return Task.CompletedTask;
        });
        await bot.StatusAsync(bot.Message("a"));
        await bot.StatusAsync(bot.Message("b", activity => activity["id"] = "in-2"));
        await bot.Connector.ReceivedAsync(7);
        // More than seven in a second Teams would not take from a conversation.
        await bot.Time.ElapseAsync(TimeSpan.FromSeconds(1));
        var sent = await bot.Connector.ReceivedAsync(8);
        Assert.True(isFirstDone);
        Assert.Equal(["a-1", "card", "card", "a-4", "b-1", "card", "card", "b-4"], sent.Select(request =>
            request.Json.TryGetProperty("text", out var text) ? text.GetString() : "card"));
        Assert.Equal("PUT /v3/conversations/a%3Achat/activities/old", sent[2].Line);
        Assert.Equal("old", sent[2].Json.GetProperty("id").GetString());
        Assert.DoesNotContain(bot.Log.All, line => line.Contains("Conflict", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Answers_KeepTheirOrderWhenOneIsTriedAgain(int status)
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply("1");
            turn.Reply("2");
            return Task.CompletedTask;
        }));
        bot.Connector.Scripted.Enqueue(ConnectorServer.Status(status));
        await bot.StatusAsync(bot.Message("x"));
        await bot.Connector.ReceivedAsync(1);
        await bot.Time.NextWaitAsync();
        var sent = await bot.Connector.ReceivedAsync(3);
        Assert.Equal(["1", "1", "2"], sent.Select(request => request.Json.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task OtherConversation_DoesNotWait()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply(turn.Text);
            return Task.CompletedTask;
        }));
        var release = new TaskCompletionSource();
        bot.Connector.Scripted.Enqueue(_ => release.Task);
        await bot.StatusAsync(bot.Message("slow"));
        await bot.Connector.ReceivedAsync(1);
        await bot.StatusAsync(bot.Message("quick", activity => activity["conversation"]!["id"] = "a:other"));
        await bot.Connector.ReceivedAsync(2);
        release.SetResult();
    }

    [Fact]
    public async Task HttpAnswer_DoesNotWaitForSending()
    {
        var release = new TaskCompletionSource();
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply("x");
            return Task.CompletedTask;
        }));
        bot.Connector.Scripted.Enqueue(_ => release.Task);
        Assert.Equal(202, await bot.StatusAsync(bot.Message("x")));
        await bot.Connector.ReceivedAsync(1);
        release.SetResult();
    }

    [Fact]
    public async Task Stop_WaitsForWhatIsOnItsWay()
    {
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply("1");
            turn.Reply("2");
            return Task.CompletedTask;
        }));
        bot.Connector.Scripted.Enqueue(_ => Task.Delay(300));
        await bot.StatusAsync(bot.Message("x"));
        await bot.StopAsync();
        Assert.Equal(2, bot.Connector.Requests.Count);
    }

    [Fact]
    public async Task Stop_GivesUpAfterTenSeconds()
    {
        var release = new TaskCompletionSource();
        await using var bot = await BotHost.StartAsync(routes => routes.OnMessage((turn, _) =>
        {
            turn.Reply("1");
            turn.Reply("2");
            return Task.CompletedTask;
        }));
        bot.Connector.Scripted.Enqueue(_ => release.Task);
        await bot.StatusAsync(bot.Message("x"));
        await bot.Connector.ReceivedAsync(1);
        var stop = bot.StopAsync();
        await bot.Time.ElapseAsync(TimeSpan.FromSeconds(10));
        await stop;
        release.SetResult();
        Assert.Single(bot.Connector.Requests);
        Assert.Contains(bot.Log.All, line => line.Contains("1 conversations not sent", StringComparison.Ordinal));
    }

    [Fact]
    public void TextAndCardInOne_IsRefused()
    {
        var turn = NewTurn();
        Assert.Throws<ArgumentException>(() => turn.Reply(new Activity { Text = "x", Attachments = [Card.ToAttachment()] }));
        Assert.Empty(turn.Close());
    }

    [Fact]
    public void ReplyAfterTheEnd_IsRefused()
    {
        var turn = NewTurn();
        turn.Close();
        Assert.Throws<InvalidOperationException>(() => turn.Reply("遅い"));
    }

    private static Turn NewTurn() => new(new Activity(), new ConversationReference
    {
        ServiceUrl = "http://localhost",
        Conversation = new ConversationAccount("a:chat"),
        User = new ChannelAccount("29:user"),
    });
}
