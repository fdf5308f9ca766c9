using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries;

/// <summary>Somebody wants the summaries of a ward: a channel for everybody in it, or a person.</summary>
/// <param name="Subscriber">The hash of the channel or of the person: one subscription each for a ward.</param>
/// <param name="Ward">Whose meetings.</param>
/// <param name="Kinds">The kinds of meetings; none is all of them.</param>
/// <param name="Reach">How to write there.</param>
/// <param name="Name">What 事務局 sees: the channel's name, or the person's. Never in a key, never in a log.</param>
public sealed record Subscription(string Subscriber, Ward Ward, IReadOnlySet<string> Kinds, string Reach, string Name)
{
    /// <summary>Whether it is a person's.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Whether a person wants only what their office has missed.</summary>
    public bool OnlyMissed { get; init; }

    /// <summary>The team of a channel; when the bot leaves the team, the subscription ends. Empty for others.</summary>
    public string Team { get; init; } = "";

    /// <summary>Whether it is for meetings of a kind.</summary>
    public bool IsFor(string kindId) => Kinds.Count == 0 || Kinds.Contains(kindId);

    // A record would print the name.
    /// <inheritdoc/>
    public override string ToString() => Subscriber;
}
