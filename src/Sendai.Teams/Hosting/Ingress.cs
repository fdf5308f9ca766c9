using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting.Limits;

namespace Sendai.Teams.Hosting;

/// <summary>Reads an activity from a request, or says with which status it is refused. Who sent it is judged elsewhere.</summary>
internal static class Ingress
{
    public static async Task<IngressResult> ReadAsync(HttpRequest request, BodyReader bodies)
    {
        var read = await bodies.ReadAsync(request);
        if (read is not BodyResult.Whole { Bytes: var body })
        {
            return new IngressResult.Refused(((BodyResult.Refused)read).Status);
        }

        Activity? activity;
        try
        {
            activity = JsonSerializer.Deserialize(body.Span, ActivityJson.Wire.Activity);
        }
        catch (JsonException)
        {
            return new IngressResult.Refused(StatusCodes.Status400BadRequest);
        }

        return activity switch
        {
            {
                Type.Length: > 0,
                ServiceUrl.Length: > 0,
                Conversation: { Id.Length: > 0 } conversation,
                From: { Id.Length: > 0 } from,
            } when ActivityIds.AreSane(activity) => new IngressResult.Accepted(new Turn(activity, new ConversationReference
            {
                ServiceUrl = activity.ServiceUrl,
                ChannelId = activity.ChannelId,
                Conversation = conversation,
                Bot = activity.Recipient,
                User = from,
                ActivityId = activity.Id,
            })),
            _ => new IngressResult.Refused(StatusCodes.Status400BadRequest),
        };
    }
}

/// <summary>What became of a request.</summary>
internal abstract record IngressResult
{
    /// <summary>It is an activity.</summary>
    /// <param name="Turn">The turn that it starts.</param>
    internal sealed record Accepted(Turn Turn) : IngressResult;

    /// <summary>It is not.</summary>
    /// <param name="Status">The HTTP status to answer.</param>
    internal sealed record Refused(int Status) : IngressResult;
}
