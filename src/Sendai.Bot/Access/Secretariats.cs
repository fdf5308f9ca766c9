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

    /// <summary>All of them, in no order that means anything.</summary>
    public ValueTask<List<Secretariat>> AllAsync(CancellationToken cancellationToken) => tables
        .ReadAllAsync(
            SecretariatRows.Table,
            new TableQuery { PartitionKey = SecretariatRows.Partition, RowKeyPrefix = SecretariatRows.Prefix },
            cancellationToken)
        .Select(SecretariatRows.Read)
        .ToListAsync(cancellationToken);
}
