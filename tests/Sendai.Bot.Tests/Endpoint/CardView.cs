using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>A card as somebody reads it.</summary>
internal sealed partial class CardView
{
    private readonly List<string> shown = [];
    private readonly List<string> hidden = [];
    private readonly List<CardButton> buttons = [];
    private readonly Dictionary<string, (string? Value, Dictionary<string, string> Choices)> inputs = [];

    public CardView(JsonElement card, string? id = null)
    {
        Json = card;
        Id = id;
        Read(card, isShown: true);
    }

    public JsonElement Json { get; }

    /// <summary>The id of the message that holds it, when it came in one.</summary>
    public string? Id { get; }

    /// <summary>What stands on the card at once, without the backslashes of Markdown.</summary>
    public string Shown => Plain(shown);

    /// <summary>What appears after a press.</summary>
    public string Hidden => Plain(hidden);

    /// <summary>Every text as it is sent.</summary>
    public IEnumerable<string> RawTexts => shown.Concat(hidden);

    public IReadOnlyList<CardButton> Buttons => buttons;

    /// <summary>Whether it is the card that greets a stranger.</summary>
    public bool IsWelcome => Shown.StartsWith("こんにちは。支援の相談先", StringComparison.Ordinal);

    public IEnumerable<CardButton> Wards => buttons.Where(button => button.Verb == "consult.setWard");

    public IEnumerable<CardButton> Calls => buttons.Where(button => button.Url?.StartsWith("tel:", StringComparison.Ordinal) == true);

    /// <summary>What stands in the inputs at first, as a client sends it when nobody touches them.</summary>
    public IReadOnlyDictionary<string, string> Values => inputs.Where(input => input.Value.Value is not null).ToDictionary(input => input.Key, input => input.Value.Value!);

    /// <summary>The choices of an input, by what people read.</summary>
    public IReadOnlyDictionary<string, string> Choices(string input) => inputs[input].Choices;

    public CardButton Button(string title) => Assert.Single(buttons, button => button.Title == title);

    private static string Plain(IEnumerable<string> texts) => Backslash().Replace(string.Join('\n', texts), "");

    private void Read(JsonElement value, bool isShown)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Read(item, isShown);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            isShown &= !(value.TryGetProperty("isVisible", out var visible) && visible.ValueKind == JsonValueKind.False);
            var type = Text(value, "type") ?? "";
            if (type.StartsWith("Action.", StringComparison.Ordinal))
            {
                buttons.Add(new CardButton(
                    type, Text(value, "title") ?? "", Text(value, "verb"), Text(value, "url"), value.TryGetProperty("data", out var data) ? data : default));
                return;
            }

            if (type.StartsWith("Input.", StringComparison.Ordinal))
            {
                inputs[Text(value, "id")!] = (Text(value, "value"), value.TryGetProperty("choices", out var choices)
                    ? choices.EnumerateArray().ToDictionary(choice => Text(choice, "title")!, choice => Text(choice, "value")!)
                    : []);
            }

            if (type is "TextBlock" && Text(value, "text") is { } text)
            {
                (isShown ? shown : hidden).Add(text);
            }

            foreach (var property in value.EnumerateObject())
            {
                Read(property.Value, isShown);
            }
        }
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    [GeneratedRegex(@"\\(?=\W|_)")]
    private static partial Regex Backslash();
}

internal sealed record CardButton(string Type, string Title, string? Verb, string? Url, JsonElement Data);
