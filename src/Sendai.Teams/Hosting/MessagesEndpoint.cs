using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Hosting.Admission;

namespace Sendai.Teams.Hosting;

/// <summary>
/// <c>POST /api/messages</c>. The handler's work is done before the HTTP answer, because Teams never re-sends
/// what was answered with 2xx; only sending happens after it.
/// </summary>
internal sealed class MessagesEndpoint(ChannelAccess access, BodyReader bodies, Dispatcher dispatcher, OutgoingSender sender, ILogger<MessagesEndpoint> log)
{
    public void SayWhetherOpen()
    {
        if (access == ChannelAccess.ClosedBecauseOfAppId)
        {
            Log.ClosedBecauseOfAppId(log);
        }
        else if (access == ChannelAccess.ClosedOutsideDevelopment)
        {
            Log.ClosedOutsideDevelopment(log);
        }
    }

    public async Task HandleAsync(HttpContext context)
    {
        var result = access == ChannelAccess.LoopbackOnly
            ? await Ingress.ReadAsync(context.Request, bodies, context.RequestAborted)
            : new IngressResult.Refused(StatusCodes.Status401Unauthorized);

        switch (result)
        {
            case IngressResult.Refused refused:
                context.Response.StatusCode = refused.Status;
                break;
            case IngressResult.Accepted accepted:
                await AnswerAsync(context.Response, accepted.Turn, await dispatcher.DispatchAsync(accepted.Turn));
                break;
            default:
                throw new InvalidOperationException("An ingress result without a case.");
        }
    }

    private async Task AnswerAsync(HttpResponse response, Turn turn, Answer answer)
    {
        if (answer.Outgoing.Count > 0)
        {
            response.OnCompleted(() =>
            {
                sender.Enqueue(turn.Reference.Conversation.Id!, answer.Outgoing);
                return Task.CompletedTask;
            });
        }

        response.StatusCode = answer.Status;
        response.Headers.RetryAfter = answer.Status == StatusCodes.Status503ServiceUnavailable ? Answer.LaterSeconds : default;
        if (answer.Body is { } body)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(body, HostingJson.Wire.AdaptiveCardInvokeResponse);
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes);
        }
    }
}
