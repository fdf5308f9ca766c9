using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Sendai.Teams.Connector;

/// <summary>The connector refused a call. It carries the status and the code only: the rest of the body may repeat what people wrote.</summary>
[SuppressMessage("Design", "CA1032", Justification = "A free message could carry what people wrote; the status is all there is to say.")]
public sealed class ConnectorException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="status">The HTTP status of the last try.</param>
    /// <param name="retryAfter">How long it asked to wait, if it did.</param>
    /// <param name="code">The error code of the body, if it had one.</param>
    public ConnectorException(HttpStatusCode status, TimeSpan? retryAfter = null, string? code = null)
        : base($"The connector answered {(int)status}{(code is null ? "" : $" {code}")}.")
    {
        Status = status;
        RetryAfter = retryAfter;
        Code = code;
    }

    /// <summary>
    /// The codes of a 403 that stand for a conversation which is closed to the bot until somebody speaks to it there
    /// (Teams docs, "Status codes from bot conversational APIs").
    /// </summary>
    public static FrozenSet<string> BlockedCodes { get; } =
        FrozenSet.Create(StringComparer.Ordinal, "BotNotInConversationRoster", "ConversationBlockedByUser", "BotDisabledByAdmin");

    /// <summary>The HTTP status of the last try.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>How long the connector asked to wait before another try; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The connector's word for what is wrong, letters and digits only; null when it gave none.</summary>
    public string? Code { get; }

    /// <summary>Whether the conversation is closed to the bot until somebody speaks to it there.</summary>
    public bool IsBlocked => Status == HttpStatusCode.Forbidden && Code is { } code && BlockedCodes.Contains(code);

    /// <summary>Whether it was refused for its token, which is forgotten by now.</summary>
    internal bool MayPassWithAnotherToken { get; set; }
}
