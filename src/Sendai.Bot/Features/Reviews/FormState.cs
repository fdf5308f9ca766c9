using Sendai.Bot.Screening;

namespace Sendai.Bot.Features.Reviews;

/// <summary>How the form looks after a press: what was typed stays, whatever came of it.</summary>
internal sealed record FormState
{
    public BookingForm Typed { get; init; } = BookingForm.Empty;

    /// <summary>What came of the press before; null when there was none.</summary>
    public string? Note { get; init; }

    /// <summary>What in the text could identify somebody; null when nothing was found.</summary>
    public Screened.Found? Found { get; init; }
}
