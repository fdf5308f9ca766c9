using NodaTime;

namespace Sendai.Domain.Offices;

/// <summary>What a change of the rota means for one office: its people are to be told.</summary>
/// <param name="Office">The office.</param>
/// <param name="From">The month that it has lost; null when it had none.</param>
/// <param name="To">The month that it has got; null when it has none now.</param>
public sealed record RotaMove(string Office, YearMonth? From, YearMonth? To)
{
    /// <summary>All moves between two states of a rota, in the order of the months. A turn that is done is no move.</summary>
    public static IReadOnlyList<RotaMove> Between(Rota before, Rota after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. before.Turns.Concat(after.Turns)
            .Select(turn => turn.Office)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(office => new RotaMove(office, Lost(office, before, after), Lost(office, after, before)))
            .Where(move => move.From is not null || move.To is not null)];
    }

    // What it waits for in the first and has not in the second, neither as a plan nor as done.
    private static YearMonth? Lost(string office, Rota first, Rota second) => first.Turns
        .Where(turn => turn.IsComing && turn.Office == office)
        .Where(turn => second.At(turn.Month) is not { } other || other.Office != office || other.State == TurnState.Cancelled)
        .Select(turn => (YearMonth?)turn.Month)
        .FirstOrDefault();
}
