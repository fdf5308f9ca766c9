using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Sendai.Bot.Tests.Watch;

/// <summary>Listens to every span and every measurement of the product while it is there.</summary>
internal sealed class Signals : IDisposable
{
    private readonly ActivityListener spans;
    private readonly MeterListener meters = new();

    public Signals()
    {
        spans = new ActivityListener
        {
            ShouldListenTo = source => IsOurs(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Spans.Enqueue,
        };
        ActivitySource.AddActivityListener(spans);
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (IsOurs(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        meters.Start();
    }

    public ConcurrentQueue<Activity> Spans { get; } = new();

    /// <summary>Each measurement as <c>name value tag=value …</c>.</summary>
    public ConcurrentQueue<string> Measurements { get; } = new();

    /// <summary>All that was told, as text.</summary>
    public IEnumerable<string> Texts => Spans.Select(TextOf).Concat(Measurements);

    public static string TextOf(Activity span) => string.Join(
        ' ',
        [
            $"{span.Source.Name} {span.OperationName} {span.DisplayName} {span.Status} {span.StatusDescription}",
            .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
            .. span.Events.Select(one => $"{one.Name} {string.Join(' ', one.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}"),
            .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
        ]);

    /// <summary>Spans by name, the first to end first.</summary>
    public IReadOnlyList<Activity> Named(string name) => [.. Spans.Where(span => span.OperationName == name)];

    public int Count(string measurement) => Measurements.Count(one => one.StartsWith(measurement, StringComparison.Ordinal));

    public void Dispose()
    {
        spans.Dispose();
        meters.Dispose();
    }

    private static bool IsOurs(string name) => name.StartsWith("Sendai.", StringComparison.Ordinal);

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{instrument.Name} {value}");
        foreach (var (name, tag) in tags)
        {
            text += $" {name}={tag}";
        }

        Measurements.Enqueue(text);
    }
}
