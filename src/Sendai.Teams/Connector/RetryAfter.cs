namespace Sendai.Teams.Connector;

/// <summary>How long a service asks to wait (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>Seconds or a date; null when it does not say.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
