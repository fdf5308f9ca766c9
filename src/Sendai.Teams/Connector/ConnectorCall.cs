using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sendai.Teams.Connector;

/// <summary>One operation of the connector.</summary>
/// <param name="Method">GET reads; PUT and DELETE do the same when they come twice; POST does not.</param>
/// <param name="ServiceUrl">The connector's absolute URL, not yet trusted.</param>
/// <param name="Path">What follows it, escaped.</param>
/// <param name="Conversation">The conversation whose limits it counts for.</param>
/// <param name="Body">JSON.</param>
internal sealed record ConnectorCall(HttpMethod Method, string ServiceUrl, string Path, string Conversation, byte[]? Body = null)
{
    private const string Conversations = "/v3/conversations";

    public bool IsRead => Method == HttpMethod.Get;

    /// <summary>Whether it may be carried out twice without anybody noticing. There is no idempotency key on this wire.</summary>
    public bool IsIdempotent => Method != HttpMethod.Post;

    /// <summary>What is done, in one word of few.</summary>
    public string Operation =>
        IsRead ? "read"
        : Method == HttpMethod.Put ? "update"
        : Method == HttpMethod.Delete ? "delete"
        : Path == Conversations ? "create"
        : "send";

    public string Url => ServiceUrl.TrimEnd('/') + Path;

    /// <summary>An operation on a conversation.</summary>
    public static ConnectorCall Of(HttpMethod method, string serviceUrl, string conversationId, string path, byte[]? body = null) =>
        new(method, serviceUrl, $"{Conversations}/{Uri.EscapeDataString(conversationId)}{path}", conversationId, body);

    /// <summary>
    /// A new conversation. It has no id yet: it counts for the channel, or for the person, that it is with.
    /// </summary>
    public static ConnectorCall Create(string serviceUrl, ConversationParameters parameters) => new(
        HttpMethod.Post,
        serviceUrl,
        Conversations,
        parameters.ChannelData?.Channel?.Id ?? (parameters.Members is [{ Id: { } member }, ..] ? member : ""),
        Json(parameters, ConnectorJson.Wire.ConversationParameters));

    public static byte[] Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);
}
