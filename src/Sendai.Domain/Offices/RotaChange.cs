namespace Sendai.Domain.Offices;

/// <summary>What became of a change of the rota.</summary>
public abstract record RotaChange
{
    private RotaChange()
    {
    }

    /// <summary>It is so now.</summary>
    public sealed record Changed(Rota Rota) : RotaChange;

    /// <summary>It was so before.</summary>
    public sealed record Same : RotaChange;

    /// <summary>The month is none of this year.</summary>
    public sealed record NoSuchMonth : RotaChange;

    /// <summary>What is done or was called off is not moved; it must be planned again first.</summary>
    public sealed record NotPlanned(RotaTurn Turn) : RotaChange;

    /// <summary>Nobody has the month.</summary>
    public sealed record NobodyThere : RotaChange;

    /// <summary>The office has another month already: those two can be swapped.</summary>
    public sealed record HasAnother(RotaTurn Turn) : RotaChange;
}
