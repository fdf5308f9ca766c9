using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Connector;

namespace Sendai.Teams.Hosting;

/// <summary>
/// Sends answers in the background: in order within a conversation, conversations beside each other.
/// A graceful stop waits for what is still on its way, at most ten seconds.
/// </summary>
internal sealed class OutgoingSender(ConnectorClient client, TimeProvider time, ILogger<OutgoingSender> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = [];
    private readonly CancellationTokenSource abandon = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Puts messages behind those of the same conversation that have not left.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="messages">Fully addressed, in order.</param>
    /// <param name="trace">The trace of the turn that they answer.</param>
    public void Enqueue(string conversationId, IReadOnlyList<Outgoing> messages, ActivityContext trace)
    {
        lock (gate)
        {
            var isNew = !lanes.TryGetValue(conversationId, out var lane);
            lane ??= new Lane();
            foreach (var message in messages)
            {
                lane.Waiting.Enqueue((message, trace));
            }

            if (isNew)
            {
                lanes.Add(conversationId, lane);
                // It sends the answers of several requests, so it belongs to none of them.
                using (ExecutionContext.SuppressFlow())
                {
                    lane.Running = Task.Run(() => DrainAsync(conversationId, lane));
                }
            }
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Running()).WaitAsync(StopLimit, time, cancellationToken);
        }
        catch (Exception stop) when (stop is TimeoutException or OperationCanceledException)
        {
            Log.SendsAbandoned(log, Running().Count);
            await abandon.CancelAsync();
        }
    }

    public void Dispose() => abandon.Dispose();

    private List<Task> Running()
    {
        lock (gate)
        {
            return [.. lanes.Values.Select(lane => lane.Running)];
        }
    }

    private async Task DrainAsync(string conversationId, Lane lane)
    {
        while (Next(conversationId, lane) is var (message, trace))
        {
            // Without a trace the call would begin one of its own.
            using var span = trace.TraceId == default ? null : Telemetry.Source.StartActivity("answer", ActivityKind.Internal, trace);
            await SendAsync(conversationId, message);
        }
    }

    private (Outgoing Message, ActivityContext Trace)? Next(string conversationId, Lane lane)
    {
        lock (gate)
        {
            if (!abandon.IsCancellationRequested && lane.Waiting.TryDequeue(out var message))
            {
                return message;
            }

            lanes.Remove(conversationId);
            return null;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "One message that does not leave must not hold back the next.")]
    private async Task SendAsync(string conversationId, Outgoing message)
    {
        var activity = message.Activity;
        var url = activity.ServiceUrl!;
        try
        {
            await (message switch
            {
                { IsUpdate: true } => client.UpdateActivityAsync(url, conversationId, activity.Id!, activity, abandon.Token),
                { Activity.ReplyToId.Length: > 0 } =>
                    client.ReplyToActivityAsync(url, conversationId, activity.ReplyToId!, activity, abandon.Token),
                _ => client.SendToConversationAsync(url, conversationId, activity, abandon.Token),
            });
        }
        catch (ConnectorException refusal)
        {
            Log.SendRefused(log, conversationId, refusal.Status);
        }
        catch (Exception failure)
        {
            Log.SendFailed(log, conversationId, failure.GetType().FullName);
        }
    }

    /// <summary>The messages of one conversation that wait for their turn.</summary>
    private sealed class Lane
    {
        public Queue<(Outgoing Message, ActivityContext Trace)> Waiting { get; } = new();

        public Task Running { get; set; } = Task.CompletedTask;
    }
}
