using System.Collections.Concurrent;
using Sendai.Bot.Watch;

namespace Sendai.Bot.Delivery;

/// <summary>How far this instance is behind with what it has to send, as of its last look.</summary>
internal sealed class OutboxLag(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, byte> leftOut = new(StringComparer.Ordinal);
    private readonly long begunAt = time.GetTimestamp();
    private long? lookedAt;

    /// <summary>Messages and works that are due, those that wait for another try included.</summary>
    public int Due { get; private set; }

    /// <summary>How long the oldest of them has been due.</summary>
    public TimeSpan Oldest { get; private set; }

    /// <summary>How long nobody has looked.</summary>
    public TimeSpan SinceLook => time.GetElapsedTime(lookedAt ?? begunAt);

    /// <summary>A pointer that leads to nothing that is due: it stays until its grace is over, and nobody waits for it.</summary>
    public void LeaveOut(DuePointer pointer) => leftOut.TryAdd(pointer.RowKey, 0);

    /// <summary>These are due now in the shards that this instance owns.</summary>
    public void Look(IReadOnlyList<DuePointer> pointers)
    {
        var now = time.GetUtcNow();
        var due = leftOut.IsEmpty ? pointers : [.. pointers.Where(pointer => !leftOut.ContainsKey(pointer.RowKey))];
        if (!leftOut.IsEmpty)
        {
            foreach (var gone in leftOut.Keys.Except(pointers.Select(pointer => pointer.RowKey)))
            {
                leftOut.TryRemove(gone, out _);
            }
        }

        Due = due.Count;
        Oldest = due.Count == 0 ? TimeSpan.Zero : now - due.Min(pointer => pointer.DueAt);
        lookedAt = time.GetTimestamp();
        Telemetry.OutboxLag.Record(Oldest.TotalSeconds);
    }
}
