using System.Text.Json;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Cards;

internal sealed record CardProblem(string Name, string At, string Rule, string Message);

/// <summary>Microsoft's card parser, the official 1.5 schema and the project's own rules.</summary>
internal static class CardCheck
{
    /// <param name="cards">A name to find the card again, and the JSON exactly as it is sent (its size counts).</param>
    public static async Task<IReadOnlyList<CardProblem>> FindProblemsAsync(IEnumerable<(string Name, string Json)> cards)
    {
        var input = string.Concat(cards.Select(card => JsonSerializer.Serialize(new { name = card.Name, card = card.Json }) + "\n"));
        if (input.Length == 0)
        {
            throw new ArgumentException("There is no card to check.", nameof(cards));
        }

        var (exitCode, output) = await NodeTools.RunAsync("cards.mjs", input);
        var problems = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<CardProblem>(line, JsonSerializerOptions.Web)!)
            .ToList();
        return (exitCode == 0) == (problems.Count == 0)
            ? problems
            : throw new InvalidOperationException($"cards.mjs ended with {exitCode} and {problems.Count} problems.");
    }
}
