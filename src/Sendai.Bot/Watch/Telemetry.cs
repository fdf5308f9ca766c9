using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sendai.Bot.Delivery;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Watch;

/// <summary>
/// What the bot tells of itself to whoever listens. Kinds, outcomes and times only: no id, no name and no text is ever a tag
/// (docs/adr/0023).
/// </summary>
internal static class Telemetry
{
    /// <summary>Sources and meters bear the names of the projects.</summary>
    public static readonly IReadOnlyList<string> Names = ["Sendai.Bot", "Sendai.Tables", "Sendai.Teams"];

    private static readonly Meter Meter = new("Sendai.Bot");

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("sendai.deliveries", "{try}", "Tries to deliver a message.");

    public static ActivitySource Source { get; } = new("Sendai.Bot");

    public static Counter<long> Routing { get; } = Meter.CreateCounter<long>("sendai.routing", "{question}", "Questions that were answered.");

    public static Gauge<double> OutboxLag { get; } =
        Meter.CreateGauge<double>("sendai.outbox.lag", "s", "How long the oldest message of this instance has been due.");

    /// <summary>One try to deliver is over and recorded.</summary>
    public static void Delivered(SendRecord record) => Deliveries.Add(
        1,
        new("state", record.Reason is not null ? "failed" : record.NotBefore is not null ? "put_off" : "sent"),
        new("reason", record.Reason?.ToString() ?? "none"));

    public static string NameOf(RoutingResult result) => result switch
    {
        RoutingResult.Candidates => "candidates",
        RoutingResult.Urgent => "urgent",
        RoutingResult.NeedsWard => "needs_ward",
        RoutingResult.Unsure => "unsure",
        RoutingResult.OutOfScope => "out_of_scope",
        _ => throw new InvalidOperationException("A routing result without a case."),
    };
}
