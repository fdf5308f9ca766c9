using System.Collections.Concurrent;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Wording;

/// <summary>
/// What an answer says of a body whatever was asked: when it meets, how to reach it, where that stands. Everybody who asks from
/// one ward is told the same, so it is put together once.
/// </summary>
internal sealed class BodyParts(SourceWords sources)
{
    private readonly ConcurrentDictionary<(string Body, string? Instead, Ward? Ward), IReadOnlyList<CardElement>> made = new();

    /// <summary>The lines and the buttons below the reasons.</summary>
    /// <param name="candidate">The body, as it answers a question.</param>
    /// <param name="ward">The ward that the answer is for: it decides which numbers are shown.</param>
    public IReadOnlyList<CardElement> Of(Candidate candidate, Ward? ward) => made.GetOrAdd(
        (candidate.Body.Id, candidate.CallInstead?.Body.Id, ward), static (_, of) => of.parts.Make(of.candidate), (parts: this, candidate));

    private List<CardElement> Make(Candidate candidate)
    {
        var parts = new List<CardElement>();
        if (ReasonWords.When(candidate) is { } when)
        {
            parts.Add(CardParts.Line($"開催・受付：{when}"));
        }

        parts.AddRange(ContactWords.Lines(candidate).Select(line => CardParts.Line(line)));
        // Hidden until somebody wants to know.
        var hidden = new Container
        {
            Id = $"sources-{candidate.Body.Id}",
            IsVisible = false,
            Items = [.. sources.Of(candidate).Select(line => new TextBlock(line) { IsSubtle = true, Spacing = Spacing.Small })],
        };
        parts.Add(new ActionSet { Actions = [.. CallButton.Of(candidate), new ActionToggleVisibility { Title = "出典", TargetElements = [new(hidden.Id)] }] });
        parts.Add(hidden);
        return parts;
    }
}
