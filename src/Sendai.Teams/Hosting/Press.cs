using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sendai.Teams.Activities;

namespace Sendai.Teams.Hosting;

/// <summary>A pressed <c>Action.Execute</c>.</summary>
internal sealed class Press(ActionData data, Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>> handler) : IInvoke
{
    // The card of the first answer may tell of a case, so it is kept nowhere and only the instance that made it has it. What a
    // client asks for by itself changes nothing, and it needs its card.
    public byte[]? AnswerWhenTaken => data.IsAutomatic ? null : Write(AdaptiveCardInvokeResponse.Message(Words.PressTaken));

    /// <summary>The press of a turn; null when no handler takes it.</summary>
    public static Press? Of(Turn turn, ActivityRoutes routes, out byte[] otherwise)
    {
        if (Pressed(turn.Activity) is not { } data)
        {
            otherwise = Write(AdaptiveCardInvokeResponse.Error("BadRequest", Words.ButtonUnknown));
            return null;
        }

        otherwise = Write(AdaptiveCardInvokeResponse.Error("NotSupported", Words.ButtonUnknown));
        return routes.Execute(data.Verb) is { } handler ? new Press(data, handler) : null;
    }

    public async Task<byte[]> RunAsync(Turn turn, CancellationToken cancellationToken) => Write(await handler(turn, data, cancellationToken));

    public byte[] Refuse(InvokeFault fault) => Write(fault switch
    {
        InvokeFault.TooMany => AdaptiveCardInvokeResponse.Error("TooManyRequests", Words.TooManyPresses),
        InvokeFault.Busy => Failure("Busy", Words.Busy),
        InvokeFault.TimedOut => Failure("Timeout", Words.InvokeTimedOut),
        _ => Failure("InternalError", Words.InvokeFailed),
    });

    public byte[] Refuse(string words) => Write(AdaptiveCardInvokeResponse.Error("Forbidden", words));

    private static AdaptiveCardInvokeResponse Failure(string code, string message) =>
        AdaptiveCardInvokeResponse.Error(code, message) with { StatusCode = StatusCodes.Status500InternalServerError };

    private static byte[] Write(AdaptiveCardInvokeResponse response) =>
        JsonSerializer.SerializeToUtf8Bytes(response, HostingJson.Wire.AdaptiveCardInvokeResponse);

    private static ActionData? Pressed(Activity activity)
    {
        try
        {
            return activity.Value?.Deserialize(HostingJson.Wire.AdaptiveCardInvokeValue) is { Action.Verb: { Length: > 0 } verb } value
                ? new ActionData(verb, value.Action.Data, value.Trigger == "automatic")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
