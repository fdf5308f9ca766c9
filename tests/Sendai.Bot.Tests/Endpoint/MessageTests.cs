using System.Text;
using System.Text.Json.Nodes;

namespace Sendai.Bot.Tests.Endpoint;

public sealed class MessageTests : IAsyncLifetime
{
    private const string Question = "就学前の子どもの発達が心配";

    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync() => bot = await BotFactory.StartAsync();

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Message_IsTakenAndAnsweredWithACardAtTheConnector()
    {
        var chat = new Chat(Bot);
        var message = chat.Message(Question, "m1");

        Assert.Equal(202, await Bot.StatusAsync(message));

        var answer = (await chat.AnswersAsync("m1"))[0];
        Assert.Equal("POST /v3/conversations/a%3Achat/activities/m1", answer.Line);
        Assert.Contains("アーチル", answer.Body, StringComparison.Ordinal);
        Assert.Equal("29:user", answer.Json.GetProperty("recipient").GetProperty("id").GetString());
    }

    [Fact]
    public async Task ChannelMessage_IsAnsweredInItsThreadWithoutItsMention()
    {
        const string thread = "19:abc@thread.tacv2;messageid=1700000000000";
        var chat = new Chat(Bot, conversation: thread, type: "channel");
        var message = chat.Message($"<at>案内</at>&nbsp;{Question}", "m1");
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>案内</at>",
            ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "案内" },
        });

        var card = Assert.Single(await chat.CardsAfterAsync(message));

        var answer = Assert.Single(await chat.AnswersAsync("m1"));
        Assert.Equal($"POST /v3/conversations/{Uri.EscapeDataString(thread)}/activities/m1", answer.Line);
        Assert.Equal(thread, answer.Json.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal(Question, card.Button("役に立った").Data.GetProperty("q").GetString());
    }

    [Fact]
    public async Task Answers_NeverHoldTextAndCardTogether()
    {
        var chat = new Chat(Bot);
        foreach (var text in new[] { Question, "こんにちは", "青葉区", "死にたいと言っている", "明日の天気は？", "" })
        {
            await chat.SayAsync(text);
        }

        Assert.True(Bot.Connector.Requests.Count >= 7);
        Assert.All(Bot.Connector.Requests, request =>
        {
            Assert.True(request.Json.TryGetProperty("attachments", out _));
            Assert.False(request.Json.TryGetProperty("text", out var text) && text.GetString() is { Length: > 0 });
        });
    }

    [Fact]
    public async Task RepeatedMessage_IsAnsweredOnce()
    {
        var chat = new Chat(Bot);
        await chat.SayAsync("こんにちは");
        var message = chat.Message(Question, "m1");

        Assert.Equal(202, await Bot.StatusAsync(message));
        Assert.Equal(202, await Bot.StatusAsync(message));

        Assert.Single(await chat.AnswersAsync("m1"));
    }

    [Theory]
    [InlineData("{\"type\":")]
    [InlineData("これは JSON ではありません")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task MalformedBody_IsRefusedAndNothingIsDone(string body)
    {
        using var response = await Bot.PostAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal(400, (int)response.StatusCode);
        await AssertOnlyLaterWordsAreAnsweredAsync();
    }

    [Theory]
    [InlineData("type")]
    [InlineData("serviceUrl")]
    [InlineData("conversation")]
    [InlineData("from")]
    public async Task MessageWithout_WhatItNeedsIsRefused(string property)
    {
        var message = new Chat(Bot).Message(Question);
        message.Remove(property);

        Assert.Equal(400, await Bot.StatusAsync(message));
        await AssertOnlyLaterWordsAreAnsweredAsync();
    }

    [Fact]
    public async Task BodyOver256KB_IsRefusedAndNothingIsDone()
    {
        Assert.Equal(413, await Bot.StatusAsync(new Chat(Bot).Message(new string('a', 256 * 1024))));
        await AssertOnlyLaterWordsAreAnsweredAsync();
    }

    [Fact]
    public async Task ServiceUrl_OfAnotherMachineIsRefused()
    {
        var message = new Chat(Bot).Message(Question);
        message["serviceUrl"] = "https://smba.trafficmanager.net/jp/";

        Assert.Equal(401, await Bot.StatusAsync(message));
    }

    [Fact]
    public async Task UnknownActivity_IsAcceptedInSilence()
    {
        var chat = new Chat(Bot);
        var reaction = chat.Inbound("messageReaction");

        Assert.Equal(200, await Bot.StatusAsync(reaction));
        Assert.Empty(await chat.AnswersAsync((string)reaction["id"]!, mayBeSilent: true));
    }

    private async Task AssertOnlyLaterWordsAreAnsweredAsync()
    {
        await new Chat(Bot).AskAsync("こんにちは");
        // The greeting, and the word with which a chat waits for the end of an answer.
        Assert.Equal(2, Bot.Connector.Requests.Count);
    }
}
