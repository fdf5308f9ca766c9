using System.Diagnostics;
using Sendai.Teams.Activities;

namespace Sendai.Teams.Hosting;

/// <summary>Watches one turn: its span, its count and its time.</summary>
internal readonly struct TurnWatch
{
    private readonly System.Diagnostics.Activity? span;
    private readonly string type;
    private readonly long began;

    private TurnWatch(System.Diagnostics.Activity? span, string type, long began)
    {
        this.span = span;
        this.type = type;
        this.began = began;
    }

    public static TurnWatch Begin(Turn turn)
    {
        var type = Known(turn.Activity.Type);
        var span = Telemetry.Source.HasListeners() ? Start(turn, type) : null;
        turn.Trace = span?.Context ?? default;
        return new TurnWatch(span, type, Telemetry.TurnDuration.Enabled ? Stopwatch.GetTimestamp() : 0);
    }

    public void End(string outcome)
    {
        Telemetry.Turns.Add(1, new("type", type), new("outcome", outcome));
        if (outcome == TurnOutcome.Duplicate)
        {
            Telemetry.Duplicates.Add(1);
        }

        if (began != 0)
        {
            Telemetry.TurnDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("type", type));
        }

        if (span is not null)
        {
            span.SetTag("outcome", outcome);
            if (outcome is TurnOutcome.Failed or TurnOutcome.TimedOut)
            {
                span.SetStatus(ActivityStatusCode.Error);
            }

            span.Dispose();
        }
    }

    /// <summary>
    /// The beginning of a trace of our own: what stands in the request's headers decides neither its id nor whether it is kept.
    /// </summary>
    private static System.Diagnostics.Activity? Start(Turn turn, string type)
    {
        System.Diagnostics.Activity.Current = null;
        var span = Telemetry.Source.StartActivity("turn", ActivityKind.Server);
        if (span?.IsAllDataRequested == true)
        {
            span.SetTag("type", type);
            span.SetTag("channel", turn.Activity.ChannelId is "msteams" or "emulator" ? turn.Activity.ChannelId : "other");
        }

        return span;
    }

    /// <summary>Few values, and none that the wire makes up.</summary>
    private static string Known(string? type) => type switch
    {
        ActivityTypes.Message => ActivityTypes.Message,
        ActivityTypes.Invoke => ActivityTypes.Invoke,
        ActivityTypes.InstallationUpdate => ActivityTypes.InstallationUpdate,
        ActivityTypes.ConversationUpdate => ActivityTypes.ConversationUpdate,
        _ => "other",
    };
}
