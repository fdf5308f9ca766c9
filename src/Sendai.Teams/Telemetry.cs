using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sendai.Teams;

/// <summary>
/// What this library tells of itself to whoever listens. Kinds, outcomes and times only: no id, no name and no text is ever
/// a tag, so nothing that people wrote can leave this way (docs/adr/0023). While nobody listens it costs nothing.
/// </summary>
internal static class Telemetry
{
    public const string Name = "Sendai.Teams";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Source { get; } = new(Name);

    public static Counter<long> Turns { get; } = Meter.CreateCounter<long>("sendai.turns", "{turn}", "Activities that came in.");

    public static Histogram<double> TurnDuration { get; } =
        Meter.CreateHistogram<double>("sendai.turn.duration", "s", "From the activity to the HTTP answer, the wait for a place included.");

    public static Counter<long> Duplicates { get; } =
        Meter.CreateCounter<long>("sendai.duplicates", "{turn}", "Activities that the channel sent again.");

    public static Counter<long> Tokens { get; } = Meter.CreateCounter<long>("sendai.tokens", "{request}", "Requests for a token.");

    /// <summary>It failed. Of an exception only the type is told: its message may hold anything.</summary>
    public static void Fail(this Activity? span, string errorType) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", errorType);
}
