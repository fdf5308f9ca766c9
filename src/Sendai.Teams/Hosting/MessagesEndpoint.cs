using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Activities;
using Sendai.Teams.Authentication;
using Sendai.Teams.Hosting.Limits;

namespace Sendai.Teams.Hosting;

/// <summary>
/// <c>POST /api/messages</c>. The handler's work is done before the HTTP answer, because Teams never re-sends
/// what was answered with 2xx; only sending happens after it.
/// </summary>
internal sealed class MessagesEndpoint(
    ChannelAccess access, Admission admission, BodyReader bodies, Dispatcher dispatcher, OutgoingSender outbox, ILogger<MessagesEndpoint> log)
{
    public void SayWhetherOpen()
    {
        if (access == ChannelAccess.ClosedOutsideDevelopment)
        {
            Log.ClosedOutsideDevelopment(log);
        }
    }

    public async Task HandleAsync(HttpContext context)
    {
        var sender = access == ChannelAccess.ByToken ? await context.AuthenticateAsync(ConnectorAuthentication.SchemeName) : null;
        if (access == ChannelAccess.ClosedOutsideDevelopment || sender?.Succeeded == false)
        {
            if (sender is null or { None: true })
            {
                // What is wrong with a token that is there, the handler logs itself.
                Log.Refused(log, TokenRefusal.NoToken);
            }

            await context.ChallengeAsync(ConnectorAuthentication.SchemeName);
            return;
        }

        switch (await Ingress.ReadAsync(context.Request, bodies))
        {
            case IngressResult.Refused refused:
                context.Response.StatusCode = refused.Status;
                break;
            case IngressResult.Accepted { Turn.Activity: var activity } when Objection(activity, sender?.Principal) is { } reason:
                Log.Refused(log, reason);
                await context.ChallengeAsync(ConnectorAuthentication.SchemeName);
                break;
            case IngressResult.Accepted accepted:
                await AnswerAsync(context.Response, accepted.Turn, await dispatcher.DispatchAsync(accepted.Turn));
                break;
            default:
                throw new InvalidOperationException("An ingress result without a case.");
        }
    }

    private TokenRefusal? Objection(Activity activity, ClaimsPrincipal? sender) =>
        sender is null ? admission.Objection(activity) : admission.Objection(activity, sender);

    private async Task AnswerAsync(HttpResponse response, Turn turn, Answer answer)
    {
        if (answer.Outgoing.Count > 0)
        {
            response.OnCompleted(() =>
            {
                outbox.Enqueue(turn.Reference.Conversation.Id!, answer.Outgoing, turn.Trace);
                return Task.CompletedTask;
            });
        }

        response.StatusCode = answer.Status;
        response.Headers.RetryAfter = answer.Status == StatusCodes.Status503ServiceUnavailable ? Answer.LaterSeconds : default;
        if (answer.Body is { } body)
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body);
        }
    }
}
