using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>What Teams sends again by itself, and what somebody sends again on purpose (docs/wire/activities.md).</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Press_WithTheSameId_GetsTheFirstAnswer()
    {
        await using var rig = await AttackRig.StartAsync();
        var press = Presses.Feedback(new Chat(rig.Bot), isHelpful: true);
        var first = await rig.PostAsync(press);

        // A forger who knows the id cannot change what it did.
        press["value"]!["action"]!["data"]!["helpful"] = false;
        Assert.Equal(first, await rig.PostAsync(press));

        Assert.Equal(true, Assert.Single(await rig.RowsAsync("Feedback")).Properties["Helpful"]);
    }

    [Fact]
    public async Task Press_WithANewIdAndTime_HasOneEffectAlsoAfterARestart()
    {
        var database = BotFactory.NewDatabase();
        for (var start = 0; start < 2; start++)
        {
            await using var rig = await AttackRig.StartAsync(database);
            for (var sent = 0; sent < 3; sent++)
            {
                var (time, chat) = ($"2026-11-18T03:00:{30 * start + sent:00}.000Z", new Chat(rig.Bot));
                foreach (var press in (JsonObject[])[Presses.Feedback(chat, isHelpful: true), Presses.SetWard(chat, "泉")])
                {
                    press["timestamp"] = time;
                    Assert.Equal(200, (await rig.PostAsync(press)).Press().StatusCode);
                }
            }

            Assert.Single(await rig.RowsAsync("Feedback"));
            Assert.Equal("泉", Assert.Single(await rig.ProfilesAsync()).GetString("Ward"));
        }
    }

    [Fact]
    public async Task Message_WrittenTwice_IsAnsweredTwice()
    {
        await using var rig = await AttackRig.StartAsync();
        var chat = new Chat(rig.Bot);
        await chat.SayAsync("泉区");

        // The same words a moment later are a second question: the people who ask them see no answer to the first.
        Assert.NotEmpty(await chat.SayAsync("加算のことを聞きたい"));
        Assert.NotEmpty(await chat.SayAsync("加算のことを聞きたい"));
    }

    [Fact]
    public async Task Message_OfAnotherConversationWithTheSameId_IsAnswered()
    {
        await using var rig = await AttackRig.StartAsync();
        Assert.NotEmpty(await new Chat(rig.Bot, "29:a", "a:a").CardsAfterAsync(new Chat(rig.Bot, "29:a", "a:a").Message("こんにちは", "same")));
        var other = new Chat(rig.Bot, "29:b", "a:b");
        Assert.Equal(202, await rig.Bot.StatusAsync(other.Message("加算のことを聞きたい", "same")));
        Assert.Contains(rig.Bot.Connector.Requests, request => request.Line.Contains("a%3Aa", StringComparison.Ordinal));
        await other.AnswersAsync("same");
        Assert.Contains(rig.Bot.Connector.Requests, request => request.Line.Contains("a%3Ab/activities/same", StringComparison.Ordinal));
    }
}
