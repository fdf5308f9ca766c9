using System.Text.Json.Nodes;

namespace Sendai.Bot.Tests.Cards;

public sealed class CardCheckTests
{
    private const string Good = """
        {
          "type": "AdaptiveCard", "version": "1.5", "fallbackText": "相談先", "speak": "相談先", "lang": "ja", "msteams": { "width": "Full" },
          "body": [
            { "type": "TextBlock", "text": "相談先", "wrap": true, "style": "heading" },
            { "type": "FactSet", "facts": [{ "title": "電話", "value": "未確認" }] },
            { "type": "RichTextBlock", "inlines": ["理由 ", { "type": "TextRun", "text": "ことば" }] },
            { "type": "Container", "id": "source", "isVisible": false, "items": [{ "type": "TextBlock", "text": "出典", "wrap": true }] },
            { "type": "Input.ChoiceSet", "id": "ward", "label": "区", "isRequired": true, "errorMessage": "区を選んでください",
              "choices": [{ "title": "北", "value": "north" }] },
            { "type": "ActionSet", "actions": [{ "type": "Action.ToggleVisibility", "title": "出典", "targetElements": ["source"] }] }
          ],
          "actions": [{ "type": "Action.Execute", "title": "送る", "verb": "consult.setWard", "data": { "id": 1 } }]
        }
        """;

    [Fact]
    public async Task GoodCard_HasNoProblemHoweverOftenItIsRead() =>
        Assert.Empty(await CardCheck.FindProblemsAsync([("first", Good), ("second", Good), ("third", Good)]));

    [Theory]
    [InlineData("rule/version", "version", "\"1.6\"")]
    [InlineData("rule/fallbackText", "fallbackText", "\"\"")]
    [InlineData("rule/speak", "speak", "null")]
    [InlineData("rule/wrap", "body/0/wrap", "false")]
    [InlineData("rule/label", "body/4/label", "null")]
    [InlineData("rule/inputId", "body/4/id", "\"\"")]
    [InlineData("rule/errorMessage", "body/4/errorMessage", "null")]
    [InlineData("rule/uniqueId", "body/4/id", "\"source\"")]
    [InlineData("rule/verb", "actions/0/verb", "\"setWard\"")]
    [InlineData("rule/verb", "actions/0/verb", "null")]
    [InlineData("rule/http", "actions/0", """{ "type": "Action.Http", "title": "送る", "method": "GET", "url": "http://example.com" }""")]
    [InlineData("rule/altText", "body/1", """{ "type": "Image", "url": "https://example.com/a.png" }""")]
    [InlineData("parser/UnknownElementType", "body/1", """{ "type": "Textblock2" }""")]
    [InlineData("parser/UnknownActionType", "actions/0", """{ "type": "Action.Nothing" }""")]
    [InlineData("schema/enum", "body/1", """{ "type": "Textblock2" }""")]
    [InlineData("schema/required", "body/1/facts/0", """{ "title": "値がない" }""")]
    [InlineData("schema/additionalProperties", "body/0/colour", "\"good\"")]
    public async Task PlantedError_IsFound(string rule, string path, string value)
    {
        var card = JsonNode.Parse(Good)!;
        var steps = path.Split('/');
        var parent = steps[..^1].Aggregate(card, (node, step) => int.TryParse(step, out var i) ? node[i]! : node[step]!);
        if (int.TryParse(steps[^1], out var index))
        {
            parent[index] = JsonNode.Parse(value);
        }
        else
        {
            parent[steps[^1]] = JsonNode.Parse(value);
        }

        var problems = await CardCheck.FindProblemsAsync([("good", Good), ("bad", card.ToJsonString())]);

        Assert.Contains(problems, problem => problem.Rule == rule);
        Assert.All(problems, problem => Assert.Equal("bad", problem.Name));
    }

    [Theory]
    [InlineData(8_000, false)]
    [InlineData(8_600, true)]
    public async Task Size_CountsBytesAsSent(int characters, bool isTooBig)
    {
        var card = Good.Replace("未確認", new string('長', characters), StringComparison.Ordinal);

        var problems = await CardCheck.FindProblemsAsync([("long", card)]);

        Assert.Equal(isTooBig, problems.Any(problem => problem.Rule == "rule/size"));
    }
}
