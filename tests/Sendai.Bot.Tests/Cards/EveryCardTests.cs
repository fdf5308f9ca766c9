using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Cards;

/// <summary>Every card that the bot gives to people in every ward, by every button, as it leaves the bot.</summary>
public sealed partial class EveryCardTests : IAsyncLifetime
{
    private const int Questions = 60;

    private static readonly string?[] Wards = [null, "青葉", "宮城野", "若林", "太白", "泉"];

    // What a question cannot bring: arrival, small talk, a ward, refusals.
    private static readonly string[] OtherWords = ["こんにちは", "ありがとう", "ヘルプ", "", "区を変える", "青葉区", "明日の天気は？", "asdf", "**困難** <b>ケース</b>"];

    private readonly Dictionary<string, string> cards = [];
    private readonly List<CardButton> buttons = [];
    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync()
    {
        bot = await BotFactory.StartAsync();
        var questions = SeenQuestions();
        for (var i = 0; i < Wards.Length; i++)
        {
            var chat = new Chat(Bot, $"29:{i}", $"a:{i}");
            var name = Wards[i] ?? "区なし";
            Take($"ようこそ {name}", await chat.CardsAfterAsync(chat.Inbound("installationUpdate", activity => activity["action"] = "add")));
            if (Wards[i] is { } ward)
            {
                await chat.SayAsync(ward);
            }

            foreach (var question in questions)
            {
                // Presses change no ward here, so that the next question is still this ward's.
                await TakeAllAsync(chat, $"{name} {question.Id}", await chat.SayAsync(question.Text));
                Bot.Connector.Requests.Clear();
            }
        }

        var stranger = new Chat(Bot, "29:other", "a:other");
        foreach (var word in OtherWords)
        {
            foreach (var card in await stranger.SayAsync(word))
            {
                Take($"「{word}」", [card]);
                foreach (var ward in card.Wards)
                {
                    Take($"「{word}」→{ward.Title}", [(await stranger.PressAsync(card, ward)).Card]);
                }
            }
        }
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules()
    {
        Assert.InRange(cards.Count, 200, int.MaxValue);

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Value, card.Key)));

        Assert.True(problems.Count == 0, $"{problems.Count} problems in {cards.Count} cards:\n{string.Join('\n', problems.Take(20))}");

        // Here and not in a test of its own: collecting the cards is what takes the time.
        Assert.NotEmpty(buttons);
        Assert.All(buttons.Select(button => button.Verb!).Distinct(), verb => Assert.Matches(Verb(), verb));
        Assert.All(buttons, button => Assert.False(string.IsNullOrWhiteSpace(button.Title)));
        await AssertEveryVerbIsRegisteredAsync();
    }

    private async Task AssertEveryVerbIsRegisteredAsync()
    {
        var chat = new Chat(Bot, "29:verbs", "a:verbs");
        var verbs = buttons.GroupBy(button => button.Verb!).ToList();
        Assert.Equal(7, verbs.Count);
        foreach (var group in verbs)
        {
            var pressed = await chat.ExecuteAsync(group.Key, JsonNode.Parse(group.First().Data.GetRawText())!.AsObject());
            Assert.Equal((group.Key, 200), (group.Key, pressed.StatusCode));
        }
    }

    /// <summary>The cards of an answer, and of every button on them but the choice of a ward.</summary>
    private async Task TakeAllAsync(Chat chat, string name, IReadOnlyList<CardView> answer)
    {
        Take(name, answer);
        foreach (var button in answer[^1].Buttons.Where(button => button.Verb is not null && button.Verb != "consult.setWard"))
        {
            var pressed = await chat.PressAsync(answer[^1], button);
            if (pressed.Type == "application/vnd.microsoft.card.adaptive")
            {
                Take($"{name} {button.Title}", [pressed.Card]);
            }
            else if (button.Title == "ちがう")
            {
                var wrong = Assert.Single(await chat.CardsAfterAsync(pressed));
                Take($"{name} ちがう", [wrong]);
                Take($"{name} 伝える", [(await chat.PressAsync(wrong, "ちがったと伝える", ("agreesToText", "true"))).Card]);
            }
        }
    }

    private void Take(string name, IEnumerable<CardView> seen)
    {
        foreach (var card in seen)
        {
            cards.TryAdd(card.Json.GetRawText(), name);
            buttons.AddRange(card.Buttons.Where(button => button.Type == "Action.Execute"));
        }
    }

    /// <summary>All urgent questions, and others from everywhere in the file.</summary>
    private static List<(string Id, string Text)> SeenQuestions()
    {
        var all = File.ReadLines(Path.Combine(NodeTools.Repository, "tests", "questions", "seen.jsonl"))
            .Select(line => JsonElement.Parse(line))
            .Select(line => (Id: line.GetProperty("id").GetString()!, Text: line.GetProperty("q").GetString()!, IsUrgent: line.GetProperty("expect").GetString() == "urgent"))
            .ToList();
        var others = all.Where(question => !question.IsUrgent).ToList();
        var urgent = all.Where(question => question.IsUrgent).Take(Questions / 2).ToList();
        var step = others.Count / (Questions - urgent.Count);
        return [.. urgent.Concat(others.Where((_, at) => at % step == 0)).Select(question => (question.Id, question.Text))];
    }

    [GeneratedRegex(@"^(consult|contacts)\.[a-zA-Z]+$")]
    private static partial Regex Verb();
}
