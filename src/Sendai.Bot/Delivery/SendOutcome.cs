using System.Net;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Delivery;

/// <summary>What one try came to.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The channel took it; without an id it cannot be overwritten later.</summary>
    internal sealed record Sent(string? ActivityId) : SendOutcome;

    /// <summary>It was certainly not carried out, and may be later.</summary>
    internal sealed record Later(TimeSpan? RetryAfter) : SendOutcome;

    /// <summary>Nobody knows whether it was carried out.</summary>
    internal sealed record Unclear : SendOutcome;

    /// <summary>It will not be carried out, however often it is tried.</summary>
    internal sealed record Dead(FailureReason Reason) : SendOutcome;

    /// <summary>What a failure of the connector client means; null when it means a mistake of ours.</summary>
    public static SendOutcome? Of(Exception failure) => (ConnectorFailure.EffectOf(failure), failure) switch
    {
        (CallEffect.None, _) => new Later((failure as ConnectorException)?.RetryAfter),
        (CallEffect.Unclear, _) => new Unclear(),
        // About our token, not about the message: it will go when that is put right.
        (_, ConnectorException { Status: HttpStatusCode.Unauthorized } refusal) => new Later(refusal.RetryAfter),
        (_, ConnectorException refusal) => new Dead(ReasonOf(refusal)),
        (_, ArgumentException) => new Dead(FailureReason.Untrusted),
        _ => null,
    };

    private static FailureReason ReasonOf(ConnectorException refusal) => refusal.Status switch
    {
        // One without a word, too, is taken for a bot that was removed.
        HttpStatusCode.Forbidden => refusal.IsBlocked || refusal.Code is null ? FailureReason.Blocked : FailureReason.Refused,
        HttpStatusCode.NotFound => FailureReason.Gone,
        HttpStatusCode.RequestEntityTooLarge => FailureReason.TooLarge,
        // It may have been carried out before it failed, and Teams names it among those that are not to be tried again.
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => FailureReason.Unclear,
        _ => FailureReason.Refused,
    };
}
