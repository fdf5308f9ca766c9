using System.Text.Json;
using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>Words that would do something if a card or a message took them for more than words.</summary>
public sealed class InjectionTests
{
    /// <summary>Stands in every attack, so that what comes out of it can be found again.</summary>
    private const string Mark = "evil.example";

    private static readonly string[] Attacks =
    [
        $"[ここ](http://{Mark}/a) に相談したい", $"加算のこと ![x](http://{Mark}/p.png)", $"<at>事務局 {Mark}</at> 加算のこと", $"加算 **太字 {Mark}** _x_ `y`",
        $"<a href=\"http://{Mark}\">加算</a><img src=x onerror=alert(1)>", $"加算\n# {Mark}\n- a\n1. b\n> c", $"加算 http://{Mark}/ tel:{Mark} mailto:a@{Mark}",
        "加算 {{DATE(2026-01-01T00:00:00Z,SHORT)}} " + Mark, "加算 ${$root.x} ${if(true,'" + Mark + "','')}", $"加算 &lt;b&gt; &#60;script&#62; {Mark}",
        $"加算 \u202e{Mark}\u2066", $"青葉区 死にたい [電話](tel:{Mark})", $"\"}},{{\"type\":\"Image\",\"url\":\"http://{Mark}\"}}", $"泉区 {Mark}",
    ];

    [Fact]
    public async Task Words_OfPeople_ComeBackOnlyAsWhatAButtonCarries()
    {
        await using var rig = await AttackRig.StartAsync();
        var answers = new List<JsonElement>();
        foreach (var (number, attack) in Attacks.Index())
        {
            var chat = new Chat(rig.Bot, user: $"29:{number}", conversation: $"a:{number}");
            Assert.Equal(202, (await rig.PostAsync(chat.Message(attack, $"m{number}"))).Status);
            await chat.AnswersAsync($"m{number}");
            foreach (var press in PressesOf(chat, attack))
            {
                var answer = await rig.PostAsync(press);
                Assert.Equal(200, answer.Status);
                answers.Add(JsonElement.Parse(answer.Body).GetProperty("value"));
                await chat.AnswersAsync((string)press["id"]!, mayBeSilent: true);
            }
        }

        var sent = rig.Bot.Connector.Requests.Select(request => request.Json).ToList();
        Assert.True(sent.Count > 3 * Attacks.Length, "The attacks were hardly answered.");
        Assert.All(sent, activity =>
        {
            Assert.False(activity.TryGetProperty("entities", out _), "An answer mentions somebody.");
            Assert.True(!activity.TryGetProperty("textFormat", out var format) || format.GetString() == "plain");
        });
        Assert.All(sent.Concat(answers), activity => Assert.DoesNotContain(ShownTexts(activity), text => text.Contains(Mark, StringComparison.Ordinal)));

        var cards = sent.Where(activity => activity.TryGetProperty("attachments", out _)).Select(activity => activity.GetProperty("attachments")[0].GetProperty("content"))
            .Concat(answers.Where(answer => answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("body", out _)));
        Assert.Empty(await CardCheck.FindProblemsAsync(cards.Select((card, number) => ($"{number}", card.GetRawText()))));
    }

    /// <summary>Every button with the attack in everything that it carries.</summary>
    private static IEnumerable<JsonObject> PressesOf(Chat chat, string attack)
    {
        foreach (var verb in (string[])["consult.more", "consult.wrong", "consult.feedback", "consult.setWard", "consult.changeWard", "consult.ask"])
        {
            yield return Presses.Of(chat, verb, new() { ["q"] = attack, ["bodies"] = attack, ["ward"] = attack, ["agreesToText"] = "true", ["helpful"] = false });
            yield return Presses.Of(chat, verb, new() { ["q"] = attack, ["bodies"] = attack, ["ward"] = "泉", ["skip"] = -5, ["agreesToText"] = attack });
        }
    }

    /// <summary>Every text of an answer that is shown or heard or pressed; what a button only carries is not.</summary>
    private static IEnumerable<string> ShownTexts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(ShownTexts),
        JsonValueKind.Object => value.EnumerateObject().Where(property => property.Name != "data").SelectMany(property => ShownTexts(property.Value)),
        _ => [],
    };
}
