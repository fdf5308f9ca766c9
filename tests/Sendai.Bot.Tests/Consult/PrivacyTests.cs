using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Consult;

public class PrivacyTests
{
    [Fact]
    public async Task Logs_HoldNothingThatSomebodyTyped()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = new Chat(bot);
        await chat.SayAsync("泉区");
        foreach (var text in new[] { "ヤマダさんの困難ケースを検討したい", "ヤマダさんが死にたいと言っている", "ヤマダさんの家の天気", "ヤマダ" + new string('あ', 20_000) })
        {
            var cards = await chat.SayAsync(text);
            foreach (var button in cards.SelectMany(card => card.Buttons.Where(button => button.Verb is not null)))
            {
                await chat.PressAsync(cards[0], button, ("agreesToText", "true"));
            }
        }

        using (var malformed = await bot.PostAsync("{\"type\":\"message\",\"text\":\"ヤマダ"u8.ToArray()))
        {
            Assert.Equal(400, (int)malformed.StatusCode);
        }

        // The log itself works: at this level the host tells of every request.
        Assert.Contains(bot.Log.All, line => line.Contains("/api/messages", StringComparison.Ordinal));
        foreach (var secret in new[] { "ヤマダ", "困難", "死にたい", "天気", "ああああ", "相談 員" })
        {
            Assert.DoesNotContain(bot.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }
}
