using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Sendai.Teams.Authentication;

/// <summary>
/// The published keys as they were last read. They are read again after 24 hours, beside the requests that go on with the
/// old ones, and when a token names a key that is not among them; never more than once an hour, so that made-up key ids
/// cause nothing. What cannot be read leaves the old keys in place. Only while there are no keys at all is it tried every
/// half minute.
/// </summary>
internal sealed class SigningKeys(OpenIdReader reader, TimeProvider time, ILogger<SigningKeys> log)
{
    /// <summary>How often the keys are asked for while there are none.</summary>
    public static readonly TimeSpan BetweenFirstTries = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private Known known = new(new Dictionary<string, SigningKey>(), DateTimeOffset.MinValue);
    private DateTimeOffset lastTry = DateTimeOffset.MinValue;
    private bool hasFailed;
    private Task reading = Task.CompletedTask;

    /// <summary>A key by its id. Waits for the metadata server only when the key is not known.</summary>
    /// <param name="id">The <c>kid</c> of a token.</param>
    /// <param name="cancellationToken">Stops waiting; the reading goes on for the others.</param>
    public async Task<KeyLookup> FindAsync(string id, CancellationToken cancellationToken)
    {
        var (keys, readAt) = Volatile.Read(ref known);
        if (keys.TryGetValue(id, out var key))
        {
            if (readAt + Lifetime <= time.GetUtcNow())
            {
                _ = Refresh();
            }

            return new KeyLookup.Found(key);
        }

        await Refresh().WaitAsync(cancellationToken);
        return Volatile.Read(ref known).Keys.TryGetValue(id, out key) ? new KeyLookup.Found(key)
            : Volatile.Read(ref hasFailed) ? new KeyLookup.Unavailable()
            : new KeyLookup.Unknown();
    }

    /// <summary>Whether there are any. Waits for the metadata server only while there are none.</summary>
    /// <param name="cancellationToken">Stops waiting; the reading goes on.</param>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref known).Keys.Count == 0)
        {
            await Refresh().WaitAsync(cancellationToken);
        }

        return Volatile.Read(ref known).Keys.Count > 0;
    }

    /// <summary>The reading under way, or a new one when it is time; otherwise the last, which is over.</summary>
    private Task Refresh()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (reading.IsCompleted && lastTry <= now - (known.Keys.Count == 0 ? BetweenFirstTries : BetweenReadings))
            {
                lastTry = now;
                // Not on the request's own thread: what it waits for is not its own.
                reading = Task.Run(ReadAsync);
            }

            return reading;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a metadata server does, the old keys stay in use.")]
    private async Task ReadAsync()
    {
        KeyReading result;
        try
        {
            result = await reader.ReadAsync();
        }
        catch (Exception failure)
        {
            Log.KeysFailed(log, failure.GetType().FullName);
            Volatile.Write(ref hasFailed, true);
            return;
        }

        if (result is KeyReading.Done done)
        {
            Volatile.Write(ref known, new Known(done.Keys, time.GetUtcNow()));
            Log.KeysRead(log, done.Keys.Count);
        }
        else if (result is KeyReading.Failed failed)
        {
            Log.KeysNotRead(log, failed.Reason);
        }

        Volatile.Write(ref hasFailed, result is KeyReading.Failed);
    }

    private sealed record Known(IReadOnlyDictionary<string, SigningKey> Keys, DateTimeOffset ReadAt);
}

/// <summary>What is known about a key id.</summary>
internal abstract record KeyLookup
{
    /// <summary>It is published.</summary>
    internal sealed record Found(SigningKey Key) : KeyLookup;

    /// <summary>It was not published when the keys were last read.</summary>
    internal sealed record Unknown : KeyLookup;

    /// <summary>It is not among the keys that we have, and the last attempt to read them failed.</summary>
    internal sealed record Unavailable : KeyLookup;
}
