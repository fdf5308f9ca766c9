using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sendai.Teams.Activities;

namespace Sendai.Teams.Hosting;

/// <summary>Reads an activity from a request, or says with which status it is refused. Who sent it is judged elsewhere.</summary>
internal static class Ingress
{
    public const int MaxBodyBytes = 256 * 1024;

    public static async Task<IngressResult> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await BodyAsync(request, cancellationToken) is not { } body)
        {
            return new IngressResult.Refused(StatusCodes.Status413PayloadTooLarge);
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
            } => new IngressResult.Accepted(new Turn(activity, new ConversationReference
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

    /// <summary>The whole body; null when it is too long. A body without a length is counted while it arrives.</summary>
    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes)
        {
            return null;
        }

        var buffer = new byte[(int)(request.ContentLength ?? MaxBodyBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxBodyBytes)
        {
            return null;
        }

        return buffer.AsMemory(0, length);
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
