using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Sendai.Teams.Connector;

/// <summary>The connector refused a call. It carries the status only: the body may repeat what people wrote.</summary>
[SuppressMessage("Design", "CA1032", Justification = "A free message could carry what people wrote; the status is all there is to say.")]
public sealed class ConnectorException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="status">The HTTP status of the last try.</param>
    /// <param name="retryAfter">How long it asked to wait, if it did.</param>
    public ConnectorException(HttpStatusCode status, TimeSpan? retryAfter = null)
        : base($"The connector answered {(int)status}.")
    {
        Status = status;
        RetryAfter = retryAfter;
    }

    /// <summary>The HTTP status of the last try.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>How long the connector asked to wait before another try; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; }
}
