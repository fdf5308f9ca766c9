using Azure;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Access;

/// <summary>Which channel is the 事務局 of which ward. It is read anew each time, so that an end of it counts at once.</summary>
internal sealed class Secretariats(ITableStore tables)
{
    /// <summary>The 事務局 of a ward; null when no channel is registered for it.</summary>
    public async Task<Secretariat?> FindAsync(Ward ward, CancellationToken cancellationToken) =>
        await tables.GetAsync(SecretariatRows.Table, SecretariatRows.Partition, SecretariatRows.Key(ward), cancellationToken) is { } row
            ? SecretariatRows.Read(row)
            : null;

    /// <summary>Somebody came into a channel or into a team, or left it: every instance reads its members anew.</summary>
    public async Task MembersChangedAsync(string? channelId, string? teamId, CancellationToken cancellationToken)
    {
        foreach (var one in await AllAsync(cancellationToken))
        {
            if (one.ChannelId == channelId || (teamId is not null && (one.ChannelId == teamId || one.TeamId == teamId)))
            {
                await tables.MergeAsync(SecretariatRows.Table, SecretariatRows.Changed(one), ETag.All, cancellationToken);
            }
        }
    }

    /// <summary>All of them, in no order that means anything.</summary>
    public ValueTask<List<Secretariat>> AllAsync(CancellationToken cancellationToken) => tables
        .ReadAllAsync(
            SecretariatRows.Table,
            new TableQuery { PartitionKey = SecretariatRows.Partition, RowKeyPrefix = SecretariatRows.Prefix },
            cancellationToken)
        .Select(SecretariatRows.Read)
        .ToListAsync(cancellationToken);
}
