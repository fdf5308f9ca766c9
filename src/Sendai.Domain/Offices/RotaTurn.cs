using NodaTime;

namespace Sendai.Domain.Offices;

/// <summary>How far a turn is.</summary>
public enum TurnState
{
    /// <summary>予定.</summary>
    Planned,

    /// <summary>済み.</summary>
    Done,

    /// <summary>中止.</summary>
    Cancelled,
}

/// <summary>A month of the rota.</summary>
/// <param name="Month">The month.</param>
/// <param name="Office">The id of the office; null when nobody has it.</param>
/// <param name="State">How far it is; of a month that nobody has, planned.</param>
public sealed record RotaTurn(YearMonth Month, string? Office = null, TurnState State = TurnState.Planned)
{
    /// <summary>Whether an office waits for it.</summary>
    public bool IsComing => Office is not null && State == TurnState.Planned;
}
