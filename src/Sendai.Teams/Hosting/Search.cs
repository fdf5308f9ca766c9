using System.Text.Json;

namespace Sendai.Teams.Hosting;

/// <summary>A search of the message extension.</summary>
internal sealed class Search(
    MessagingExtensionQuery query, Func<Turn, MessagingExtensionQuery, CancellationToken, Task<MessagingExtensionResponse>> handler) : IInvoke
{
    public byte[]? AnswerWhenTaken => null;

    /// <summary>The search of a turn; null when no handler takes it.</summary>
    public static Search? Of(Turn turn, ActivityRoutes routes) =>
        Read(turn) is { CommandId: { } command } query && routes.Query(command) is { } handler ? new Search(query, handler) : null;

    public async Task<byte[]> RunAsync(Turn turn, CancellationToken cancellationToken) => Write(await handler(turn, query, cancellationToken));

    public byte[] Refuse(InvokeFault fault) => Refuse(fault switch
    {
        InvokeFault.TooMany => Words.TooManySearches,
        InvokeFault.Busy => Words.SearchBusy,
        InvokeFault.TimedOut => Words.SearchTimedOut,
        _ => Words.SearchFailed,
    });

    public byte[] Refuse(string words) => Write(MessagingExtensionResponse.Message(words));

    private static byte[] Write(MessagingExtensionResponse response) =>
        JsonSerializer.SerializeToUtf8Bytes(response, HostingJson.Wire.MessagingExtensionResponse);

    private static MessagingExtensionQuery? Read(Turn turn)
    {
        try
        {
            return turn.Activity.Value?.Deserialize(HostingJson.Wire.MessagingExtensionQuery);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
