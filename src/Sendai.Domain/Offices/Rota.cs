using NodaTime;

namespace Sendai.Domain.Offices;

/// <summary>
/// 個別スーパービジョンの順番: which office has which month of a fiscal year, one a month. No office waits for two turns, and
/// none that waits for one is left for the next year as well.
/// </summary>
public sealed class Rota
{
    private Rota(int year, IReadOnlyList<RotaTurn> turns, IReadOnlyList<string> later)
    {
        Year = year;
        Turns = turns;
        Later = later;
    }

    /// <summary>The fiscal year.</summary>
    public int Year { get; }

    /// <summary>Its twelve months, from April.</summary>
    public IReadOnlyList<RotaTurn> Turns { get; }

    /// <summary>来年度へ: the offices for which there is no month any more, in order.</summary>
    public IReadOnlyList<string> Later { get; }

    /// <summary>Gives the months to offices in order.</summary>
    /// <param name="year">The fiscal year.</param>
    /// <param name="offices">The offices in order; who comes twice has one turn.</param>
    /// <param name="first">The first month that is given: those before it are over.</param>
    public static Rota Make(int year, IEnumerable<string> offices, YearMonth first)
    {
        var months = FiscalYear.Months(year);
        var free = months.Where(month => month.CompareTo(first) >= 0).ToList();
        var order = offices.Distinct(StringComparer.Ordinal).ToList();
        var turns = months.Select(month => new RotaTurn(month, free.IndexOf(month) is >= 0 and var at && at < order.Count ? order[at] : null));
        return new Rota(year, [.. turns], [.. order.Skip(free.Count)]);
    }

    /// <summary>The rota as it was kept.</summary>
    /// <exception cref="ArgumentException">It is no rota of that year.</exception>
    public static Rota Of(int year, IReadOnlyList<RotaTurn> turns, IReadOnlyList<string> later)
    {
        var coming = turns.Where(turn => turn.IsComing).Select(turn => turn.Office!).Concat(later).ToList();
        return turns.Select(turn => turn.Month).SequenceEqual(FiscalYear.Months(year)) && coming.Count == coming.Distinct(StringComparer.Ordinal).Count()
            ? new Rota(year, turns, later)
            : throw new ArgumentException("The months are not those of the year, or an office waits twice.", nameof(turns));
    }

    /// <summary>The turn of a month; null when it is none of this year.</summary>
    public RotaTurn? At(YearMonth month) => Turns.FirstOrDefault(turn => turn.Month == month);

    /// <summary>The turn for which an office waits; null when it has none.</summary>
    public RotaTurn? ComingTo(string office) => Turns.FirstOrDefault(turn => turn.IsComing && turn.Office == office);

    /// <summary>Whether an office has had a turn this year.</summary>
    public bool HasServed(string office) => Turns.Any(turn => turn.Office == office && turn.State == TurnState.Done);

    /// <summary>Two months change their offices; one of them may be free.</summary>
    public RotaChange Swap(YearMonth one, YearMonth other)
    {
        if (At(one) is not { } first || At(other) is not { } second)
        {
            return new RotaChange.NoSuchMonth();
        }

        return new[] { first, second }.FirstOrDefault(turn => turn.State != TurnState.Planned) is { } settled ? new RotaChange.NotPlanned(settled)
            : first.Office == second.Office ? new RotaChange.Same()
            : new RotaChange.Changed(With([first with { Office = second.Office }, second with { Office = first.Office }], Later));
    }

    /// <summary>Gives a month to an office. Who had it is the first in line for the next year.</summary>
    public RotaChange Put(YearMonth month, string office)
    {
        if (At(month) is not { } turn)
        {
            return new RotaChange.NoSuchMonth();
        }

        if (turn.IsComing && turn.Office == office)
        {
            return new RotaChange.Same();
        }

        if (turn.State == TurnState.Done)
        {
            return new RotaChange.NotPlanned(turn);
        }

        // Who was called off there is in line already.
        return ComingTo(office) is { } another
            ? new RotaChange.HasAnother(another)
            : new RotaChange.Changed(With(
                [new RotaTurn(month, office)],
                turn.IsComing ? [turn.Office!, .. Without(office)] : Without(office)));
    }

    /// <summary>
    /// 済み, 中止, or planned after all. Who was called off is the first in line for the next year, as long as it has no other turn.
    /// </summary>
    public RotaChange Mark(YearMonth month, TurnState state)
    {
        if (At(month) is not { } turn)
        {
            return new RotaChange.NoSuchMonth();
        }

        if (turn.Office is not { } office)
        {
            return new RotaChange.NobodyThere();
        }

        if (turn.State == state)
        {
            return new RotaChange.Same();
        }

        // Waiting for this one would be waiting for two.
        if (state == TurnState.Planned && ComingTo(office) is { } another)
        {
            return new RotaChange.HasAnother(another);
        }

        var marked = With([turn with { State = state }], Later);
        return new RotaChange.Changed(state == TurnState.Cancelled
            ? marked.ComingTo(office) is null && !marked.HasServed(office) ? marked.With([], [office, .. Without(office)]) : marked
            : marked.With([], Without(office)));
    }

    /// <summary>Of some offices, those that have had no turn this year, in their order.</summary>
    public IReadOnlyList<string> NotServed(IEnumerable<string> offices) => [.. offices.Where(office => !HasServed(office))];

    /// <summary>
    /// The order in which offices stand for a new year: first those that were left over from the last, then those that have
    /// not had a turn for longest. Among equals the list decides.
    /// </summary>
    /// <param name="offices">The open offices in the order of the list.</param>
    /// <param name="before">Earlier years.</param>
    public static IReadOnlyList<string> Order(IReadOnlyList<string> offices, IReadOnlyCollection<Rota> before)
    {
        var later = before.OrderByDescending(rota => rota.Year).FirstOrDefault()?.Later ?? [];
        var waiting = later.Where(offices.Contains).ToList();
        return [.. waiting, .. offices.Except(waiting).OrderBy(office => LastMonth(office, before) ?? new YearMonth(1, 1))];
    }

    /// <summary>The last month that an office has had or waits for; null when there is none in these years.</summary>
    public static YearMonth? LastMonth(string office, IEnumerable<Rota> rotas) => rotas
        .SelectMany(rota => rota.Turns)
        .Where(turn => turn.Office == office && turn.State != TurnState.Cancelled)
        .Select(turn => (YearMonth?)turn.Month)
        .Max();

    private List<string> Without(string office) => [.. Later.Where(other => other != office)];

    private Rota With(IReadOnlyList<RotaTurn> changed, IReadOnlyList<string> later) => new(
        Year, [.. Turns.Select(turn => changed.FirstOrDefault(other => other.Month == turn.Month) ?? turn)], later);
}
