using System.Collections.Concurrent;
using Azure;
using Sendai.Tables;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Delivery;

/// <summary>
/// Which shards this instance owns. An instance says every few seconds until when it is alive; a shard's row names its
/// owner, who owns it for as long as that instance lives. So renewing all shards is one write. Everybody derives the same
/// even distribution from the instances that are alive; what is another's is given up, what has no living owner is taken.
/// </summary>
/// <remarks>
/// Owners keep the order within conversations and share the send budget. That nothing is sent twice does not rest on
/// them but on the claim of each message, so clocks that differ do little harm.
/// </remarks>
internal sealed class ShardLeases(ITableStore tables, DueIndex due, SendLimits limits, TimeProvider time, ILogger<ShardLeases> log)
{
    private const string Table = "Leases";
    private const string Partition = "delivery";
    private const string InstancePrefix = "instance-";
    private const string ShardPrefix = "shard-";
    private const string Owner = nameof(Owner);
    private const string AliveUntil = nameof(AliveUntil);
    private const string Cursor = nameof(Cursor);
    private static readonly TimeSpan KeepDead = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<int, TableRow> held = [];
    private DateTimeOffset aliveUntil = DateTimeOffset.MinValue;
    private DateTimeOffset nextHeartbeat = DateTimeOffset.MinValue;

    /// <summary>This process; another one even when it is the same machine after a restart.</summary>
    public string Instance { get; } = Guid.NewGuid().ToString("n");

    /// <summary>Instances alive, this one included: they share the send budget.</summary>
    public int Alive
    {
        get;
        private set
        {
            field = value;
            limits.Share(value);
        }
    } = 1;

    public IReadOnlyList<int> Owned => [.. held.Keys.Where(Owns).Order()];

    public bool Owns(int shard) => held.ContainsKey(shard) && time.GetUtcNow() < aliveUntil;

    /// <summary>The oldest day that may still have pointers.</summary>
    public string CursorOf(int shard) => held[shard].GetString(Cursor)!;

    /// <summary>Whether an instance of the bot works on the store; one that ended without a word counts for as long as its lease.</summary>
    public static ValueTask<bool> IsAnybodyAliveAsync(ITableStore tables, DateTimeOffset now, CancellationToken cancellationToken) => tables
        .ReadAllAsync(Table, new TableQuery { PartitionKey = Partition, RowKeyPrefix = InstancePrefix }, cancellationToken)
        .AnyAsync(row => IsAlive(row, now), cancellationToken);

    /// <summary>When it is time: says that this instance is alive, gives up and takes shards.</summary>
    /// <param name="isBusy">Whether a shard still has a message under way; it is given up only afterwards.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RefreshAsync(Func<int, bool> isBusy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < nextHeartbeat)
        {
            return;
        }

        await tables.UpsertAsync(
            Table, new TableRow(Partition, InstancePrefix + Instance).Set(AliveUntil, now + DeliveryTimes.Lease), cancellationToken);
        var rows = await tables.ReadAllAsync(Table, new TableQuery { PartitionKey = Partition }, cancellationToken)
            .ToDictionaryAsync(row => row.RowKey, cancellationToken: cancellationToken);
        var alive = await AliveAsync(rows.Values, now, cancellationToken);
        // Before a shard is let go: whoever takes it begins at once with a share of its own.
        Alive = Math.Max(Alive, alive.Count);
        var isSettled = true;
        for (var shard = 0; shard < Shard.Count; shard++)
        {
            var isMine = alive[shard % alive.Count] == Instance;
            isSettled &= await SettleAsync(shard, rows.GetValueOrDefault(ShardPrefix + shard), isMine, alive, isBusy, cancellationToken);
        }

        if (!isSettled)
        {
            // Somebody came meanwhile who was not counted. The next look counts them; until then nobody new begins to send.
            return;
        }

        // Only now: after a long pause the shards that were held before may be another's.
        Alive = alive.Count;
        aliveUntil = now + DeliveryTimes.Lease;
        nextHeartbeat = now + DeliveryTimes.Heartbeat;
    }

    /// <summary>Leaves the emptied days before this one behind; who has lost the shard finds out at the next heartbeat.</summary>
    public async Task AdvanceAsync(int shard, string bucket, CancellationToken cancellationToken)
    {
        if (held.TryGetValue(shard, out var row) && string.CompareOrdinal(row.GetString(Cursor), bucket) < 0)
        {
            await WriteAsync(shard, Instance, bucket, row.ETag, cancellationToken);
        }
    }

    /// <summary>Gives up everything, so that others need not wait for this instance to seem dead.</summary>
    public async Task ReleaseAllAsync(CancellationToken cancellationToken)
    {
        aliveUntil = DateTimeOffset.MinValue;
        held.Clear();
        await tables.DeleteAsync(Table, Partition, InstancePrefix + Instance, ETag.All, cancellationToken);
    }

    private async Task<List<string>> AliveAsync(IEnumerable<TableRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var alive = new List<string>();
        foreach (var row in rows.Where(row => row.RowKey.StartsWith(InstancePrefix, StringComparison.Ordinal)))
        {
            if (IsAlive(row, now))
            {
                alive.Add(row.RowKey[InstancePrefix.Length..]);
            }
            else if (row.GetDateTimeOffset(AliveUntil) + KeepDead < now)
            {
                await tables.DeleteAsync(Table, Partition, row.RowKey, row.ETag, cancellationToken);
            }
        }

        alive.Sort(StringComparer.Ordinal);
        return alive;
    }

    private static bool IsAlive(TableRow instance, DateTimeOffset now) => instance.GetDateTimeOffset(AliveUntil) + DeliveryTimes.Skew > now;

    /// <summary>False when another was quicker.</summary>
    private async Task<bool> SettleAsync(
        int shard, TableRow? row, bool isMine, List<string> alive, Func<int, bool> isBusy, CancellationToken cancellationToken)
    {
        var owner = row?.GetString(Owner);
        if (row is not null && owner == Instance)
        {
            if (isMine)
            {
                held[shard] = row;
                return true;
            }

            // From here on nothing new is begun; what is under way ends first, and so does what was begun with a greater share
            // of the budget: on a machine that stands still it may be on its way for long.
            held.TryRemove(shard, out _);
            if (!isBusy(shard) && limits.KeepsItsShare)
            {
                await tables.MergeAsync(Table, new TableRow(Partition, row.RowKey).Set(Owner, ""), row.ETag, cancellationToken);
                DeliveryLog.ShardGivenUp(log, shard);
            }

            return true;
        }

        held.TryRemove(shard, out _);
        return !isMine || (owner is not null && alive.Contains(owner))
            || await WriteAsync(shard, Instance, row?.GetString(Cursor) ?? await FirstCursorAsync(cancellationToken), row?.ETag, cancellationToken);
    }

    private async Task<bool> WriteAsync(int shard, string owner, string cursor, ETag? ifMatch, CancellationToken cancellationToken)
    {
        var row = new TableRow(Partition, ShardPrefix + shard).Set(Owner, owner).Set(Cursor, cursor);
        var result = ifMatch is { } version
            ? await tables.ReplaceAsync(Table, row, version, cancellationToken)
            : await tables.InsertAsync(Table, row, cancellationToken);
        if (result is not WriteResult.Written)
        {
            held.TryRemove(shard, out _);
            return false;
        }

        if (!held.ContainsKey(shard))
        {
            if (Alive > 1 && held.IsEmpty)
            {
                // Whoever has just let go of it may have used the whole budget in the last second.
                limits.Rest();
            }

            DeliveryLog.ShardTaken(log, shard);
        }

        held[shard] = (await tables.GetAsync(Table, Partition, row.RowKey, cancellationToken))!;
        return true;
    }

    /// <summary>Messages may have been written before anybody was there to send them.</summary>
    private async Task<string> FirstCursorAsync(CancellationToken cancellationToken)
    {
        var today = Shard.Bucket(time.GetUtcNow() - DeliveryTimes.Grace);
        return await due.OldestBucketAsync(cancellationToken) is { } oldest && string.CompareOrdinal(oldest, today) < 0 ? oldest : today;
    }
}
