namespace Sendai.Bot.Access;

/// <summary>
/// Who is in the registered channels. A roster counts for five minutes from the moment at which its reading began, or until
/// the channel says that somebody came or went, to this instance or to another one. What cannot be read is not guessed from
/// what was read before.
/// </summary>
internal sealed class Rosters(MemberReader reader, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>The members of a channel; null when that could not be found out.</summary>
    public async Task<Roster?> OfAsync(Secretariat secretariat, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = Current(secretariat);
            if (await entry.Roster.WaitAsync(cancellationToken) is not { } roster)
            {
                Forget(secretariat.ChannelId, entry);
                return null;
            }

            // Dropped while it was being read: it may still have somebody who is gone.
            if (IsCurrent(secretariat.ChannelId, entry))
            {
                return roster;
            }
        }
    }

    /// <summary>Whether everybody in a channel is of the 事務局: one with guests who are not is no place for names.</summary>
    public async Task<bool> AreAllOfItAsync(Secretariat secretariat, CancellationToken cancellationToken) =>
        secretariat.GuestsCount || await OfAsync(secretariat, cancellationToken) is { Guests.Count: 0 };

    /// <summary>Somebody came or went: what is known of the channel, or of all channels of the team, is over.</summary>
    public void Drop(string? channelId, string? teamId)
    {
        lock (gate)
        {
            foreach (var (id, entry) in entries.ToList())
            {
                if (id == channelId || (teamId is not null && (id == teamId || entry.TeamId == teamId)))
                {
                    entries.Remove(id);
                }
            }
        }
    }

    /// <summary>What is known or being read; one reading at a time for each channel.</summary>
    private Entry Current(Secretariat secretariat)
    {
        lock (gate)
        {
            if (entries.TryGetValue(secretariat.ChannelId, out var known) && known.Membership == secretariat.Membership && IsFresh(known))
            {
                return known;
            }

            // Nobody's own token: others wait for the same reading, which has a limit of its own.
            return entries[secretariat.ChannelId] = new Entry(
                time.GetTimestamp(), secretariat.TeamId, secretariat.Membership, ReadAsync(secretariat));
        }
    }

    private bool IsCurrent(string channelId, Entry entry)
    {
        lock (gate)
        {
            return ReferenceEquals(entries.GetValueOrDefault(channelId), entry) && IsFresh(entry);
        }
    }

    private void Forget(string channelId, Entry entry)
    {
        lock (gate)
        {
            if (ReferenceEquals(entries.GetValueOrDefault(channelId), entry))
            {
                entries.Remove(channelId);
            }
        }
    }

    private bool IsFresh(Entry entry) => time.GetElapsedTime(entry.Began) < Lifetime;

    private async Task<Roster?> ReadAsync(Secretariat secretariat)
    {
        // Off the lock under which it was started.
        await Task.Yield();
        return (await reader.ReadAsync(secretariat.Channel, CancellationToken.None))?.Ids();
    }

    private sealed record Entry(long Began, string? TeamId, string Membership, Task<Roster?> Roster);
}
