using Sendai.Domain.Offices;

namespace Sendai.Bot.Features.Offices;

/// <summary>What became of a change of an office.</summary>
internal abstract record OfficeOutcome
{
    private OfficeOutcome()
    {
    }

    /// <summary>It is so, by this press or by the same one before.</summary>
    internal sealed record Done(Office Office) : OfficeOutcome;

    /// <summary>Another office of the ward has the name.</summary>
    internal sealed record NameTaken : OfficeOutcome;

    /// <summary>Somebody else changed it since the card came.</summary>
    internal sealed record Moved(Office Now) : OfficeOutcome;

    /// <summary>There is no such office.</summary>
    internal sealed record Gone : OfficeOutcome;

    /// <summary>Too many changes at once; nothing of this one is done.</summary>
    internal sealed record Busy : OfficeOutcome;
}
