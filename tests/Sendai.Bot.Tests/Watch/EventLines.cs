using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sendai.Bot.Tests.Watch;

/// <summary>Keeps what is logged with its category, number and fields, as a collector would get it.</summary>
internal sealed class EventLines : ILoggerProvider
{
    public ConcurrentQueue<EventLine> All { get; } = new();

    /// <summary>The events for alerts with this number.</summary>
    public IReadOnlyList<EventLine> Of(int id) => [.. All.Where(line => line.Category == "Sendai.Bot.Watch" && line.Id == id)];

    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Lines(EventLines owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner.All.Enqueue(new EventLine(
                category,
                eventId.Id,
                logLevel,
                (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(field => field.Key, field => $"{field.Value}"),
                $"{formatter(state, exception)} {exception}"));
    }
}

/// <summary>One line.</summary>
internal sealed record EventLine(string Category, int Id, LogLevel Level, IReadOnlyDictionary<string, string> Fields, string Text);
