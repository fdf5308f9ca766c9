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
    public static SendOutcome? Of(Exception failure) => failure switch
    {
        // A 403 without a word, too, is taken for a bot that was removed.
        ConnectorException { Status: HttpStatusCode.Forbidden } refusal =>
            new Dead(refusal.IsBlocked || refusal.Code is null ? FailureReason.Blocked : FailureReason.Refused),
        ConnectorException refusal => Of(refusal.Status, refusal.RetryAfter),
        // Nobody was reached, so nothing was said.
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => new Later(null),
        HttpRequestException or IOException or OperationCanceledException => new Unclear(),
        ArgumentException => new Dead(FailureReason.Untrusted),
        _ => null,
    };

    private static SendOutcome Of(HttpStatusCode status, TimeSpan? retryAfter) => status switch
    {
        // 401 is about our token, not about the message: it will go when that is put right.
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.Unauthorized => new Later(retryAfter),
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new Unclear(),
        HttpStatusCode.NotFound => new Dead(FailureReason.Gone),
        HttpStatusCode.RequestEntityTooLarge => new Dead(FailureReason.TooLarge),
        _ => new Dead(FailureReason.Refused),
    };
}
