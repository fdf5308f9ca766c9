using Sendai.Domain.Access;

namespace Sendai.Bot.Access;

/// <summary>Where a line of the audit lies.</summary>
internal sealed record AuditLine(string Month, string Key);

/// <summary>A line of the audit.</summary>
/// <param name="Line">Where it lies.</param>
/// <param name="At">When it was written.</param>
/// <param name="Who">The object id of the person.</param>
/// <param name="What">What they did; null when this version of the bot does not know it any more.</param>
/// <param name="On">The id of the thing.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record AuditEntry(AuditLine Line, DateTimeOffset At, string Who, Operation? What, string On, AuditOutcome Outcome);

/// <summary>What became of a deed.</summary>
internal enum AuditOutcome
{
    /// <summary>It was about to be done; a crash may have come between.</summary>
    Begun,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>Nothing changed: it had been done before, or somebody else was first.</summary>
    NotDone,

    /// <summary>The person may not do it.</summary>
    Refused,
}
