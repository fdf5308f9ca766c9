using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>Reads cases. Who may see what it gives is for the caller to ask.</summary>
internal sealed class CaseStore(ITableStore tables)
{
    /// <summary>One case, whole; null when there is none or it was purged.</summary>
    public async Task<LoadedCase?> FindAsync(Ward ward, string? id, CancellationToken cancellationToken)
    {
        // A key that is no number could begin like other rows.
        if (CaseNumber.Read(ward, id) is not { } number)
        {
            return null;
        }

        var query = new TableQuery { PartitionKey = CaseKeys.PartitionOf(ward), RowKeyPrefix = CaseKeys.HeadKey(number.Id) };
        var rows = await tables.ReadAllAsync(CaseKeys.Table, query, cancellationToken).ToListAsync(cancellationToken);
        return CaseRows.Read(ward, rows) is { } file ? new LoadedCase(file, rows) : null;
    }

    /// <summary>The cases of a ward that are not over, the oldest first; nothing of what they are about is read.</summary>
    public Task<IReadOnlyList<CaseGlance>> OpenAsync(Ward ward, CancellationToken cancellationToken) => GlancesAsync(ward, CaseKeys.OpenPrefix, cancellationToken);

    /// <summary>The cases that somebody handed in, in all these wards, the newest first.</summary>
    public Task<IReadOnlyList<CaseGlance>> OfSubmitterAsync(IEnumerable<Ward> wards, string person, CancellationToken cancellationToken) =>
        OfPersonAsync(wards, CaseKeys.MinePrefix(person), cancellationToken);

    /// <summary>The cases in whose session somebody takes part, in all these wards, the newest first.</summary>
    public Task<IReadOnlyList<CaseGlance>> OfParticipantAsync(IEnumerable<Ward> wards, string person, CancellationToken cancellationToken) =>
        OfPersonAsync(wards, CaseKeys.PartPrefix(person), cancellationToken);

    /// <summary>The numbers of the cases that have a place in a session.</summary>
    public ValueTask<List<string>> InSessionAsync(string partition, string session, CancellationToken cancellationToken) => tables
        .ReadAllAsync(CaseKeys.Table, new TableQuery { PartitionKey = partition, RowKeyPrefix = CaseKeys.SessionPrefix(session), Select = [] }, cancellationToken)
        .Select(row => CaseKeys.CaseOf(row.RowKey))
        .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<CaseGlance>> OfPersonAsync(IEnumerable<Ward> wards, string prefix, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(wards.Select(ward => GlancesAsync(ward, prefix, cancellationToken)));
        return [.. found.SelectMany(glances => glances).OrderByDescending(glance => glance.Since)];
    }

    private async Task<IReadOnlyList<CaseGlance>> GlancesAsync(Ward ward, string prefix, CancellationToken cancellationToken)
    {
        var partition = CaseKeys.PartitionOf(ward);
        var keys = await tables.ReadAllAsync(CaseKeys.Table, new TableQuery { PartitionKey = partition, RowKeyPrefix = prefix, Select = [] }, cancellationToken)
            .Select(row => CaseKeys.HeadKey(CaseKeys.CaseOf(row.RowKey)))
            .ToListAsync(cancellationToken);
        var heads = await Task.WhenAll(keys.Select(key => tables.GetAsync(CaseKeys.Table, partition, key, cancellationToken)));
        return [.. heads.OfType<TableRow>().Select(head => CaseRows.ReadGlance(ward, head))];
    }
}

/// <summary>A case as it was read.</summary>
/// <param name="File">The case.</param>
/// <param name="Rows">Its rows, the first one first, with the version of which a change depends.</param>
internal sealed record LoadedCase(CaseFile File, IReadOnlyList<TableRow> Rows)
{
    public TableRow Head => Rows[0];
}
