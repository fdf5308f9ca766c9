using Sendai.Bot.Screening;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Features.Cases;

/// <summary>How the form looks after a press: what was typed stays, whatever came of it.</summary>
internal sealed record FormState(CaseForm Form)
{
    /// <summary>What came of the press before; a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it went as the person wished.</summary>
    public bool IsDone { get; init; }

    public IReadOnlyList<FormFlaw> Flaws { get; init; } = [];

    /// <summary>What in the texts could identify somebody; null when nothing was found.</summary>
    public Screened.Found? Found { get; init; }

    /// <summary>Whether the findings were made when a draft was to be kept, and not when the case was to be handed in.</summary>
    public bool KeepsDraft { get; init; }

    /// <summary>A danger that was heard in the texts; null when none was.</summary>
    public RoutingResult.Urgent? Urgent { get; init; }

    /// <summary>Whether there is a draft to let go of.</summary>
    public bool HasDraft { get; init; }

    // Texts and findings tell of people.
    public override string ToString() => nameof(FormState);
}
