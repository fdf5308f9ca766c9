using Sendai.Tables;

namespace Sendai.Bot.Versions;

/// <summary>
/// The versions of the directory in the store. Rows are written first, where nobody looks; then one transaction puts the
/// version beside the others and into force. Whatever happens before it has happened to nobody.
/// </summary>
internal sealed class VersionStore(ITableStore tables, TimeProvider time)
{
    private readonly Leftovers leftovers = new(tables, time);

    /// <summary>Which version is in force, or null when there is none yet.</summary>
    public async Task<CurrentVersion?> GetCurrentAsync(CancellationToken cancellationToken) =>
        await tables.GetAsync(VersionRows.Table, VersionRows.Partition, VersionRows.Current, cancellationToken) is { } row
            ? VersionRows.ReadCurrent(row)
            : null;

    /// <summary>One version, or null when there is none of this number.</summary>
    public async Task<DirectoryVersion?> GetVersionAsync(int number, CancellationToken cancellationToken) =>
        await tables.GetAsync(VersionRows.Table, VersionRows.Partition, VersionRows.Key(number), cancellationToken) is { } row
            ? VersionRows.ReadVersion(row)
            : null;

    /// <summary>The version that <paramref name="current"/> names.</summary>
    public async Task<DirectoryVersion> GetVersionAsync(CurrentVersion current, CancellationToken cancellationToken) =>
        await GetVersionAsync(current.Number, cancellationToken) ?? throw new TableStoreException($"Version {current.Number} of the directory is not in the store.");

    /// <summary>All versions, the first one first.</summary>
    public async Task<IReadOnlyList<DirectoryVersion>> GetHistoryAsync(CancellationToken cancellationToken) =>
        await tables.ReadAllAsync(VersionRows.Table, new TableQuery
        {
            PartitionKey = VersionRows.Partition,
            RowKeyFrom = VersionRows.Key(0),
            RowKeyBefore = ":",
        }, cancellationToken).Select(VersionRows.ReadVersion).ToListAsync(cancellationToken);

    /// <summary>The rows of one table.</summary>
    public async Task<StoredContent> ReadAsync(StoredTable table, CancellationToken cancellationToken) =>
        await ContentRows.ReadAsync(table, tables.ReadAllAsync(VersionRows.Table, new TableQuery { PartitionKey = table.Partition }, cancellationToken));

    /// <summary>Makes a version and puts it into force.</summary>
    /// <param name="basis">The version that was in force when the draft was made.</param>
    /// <param name="draft">The version.</param>
    /// <param name="cancellationToken">Gives up; then nothing has changed.</param>
    /// <returns>The version, or null when somebody else has put one into force since, or what shall be written together with it could not be; then nothing has changed.</returns>
    public async Task<DirectoryVersion?> CommitAsync(CurrentVersion? basis, VersionDraft draft, CancellationToken cancellationToken)
    {
        await leftovers.SweepAsync(cancellationToken);
        var added = draft.New.Select(item => (item.Table, Stored: StoredTable.New(item.Table, item.Origin))).ToList();
        // All rows are made before the first is written: a cell that no row can hold stops it here.
        var writes = added.SelectMany(item => ContentRows.Write(item.Stored, item.Table)).ToList();
        var version = new DirectoryVersion(
            (basis?.Number ?? 0) + 1, time.GetUtcNow(), draft.Cause, draft.Counts, [.. draft.Kept, .. added.Select(item => item.Stored)]);
        var note = await leftovers.NoteAsync(added.Select(item => item.Stored), cancellationToken);
        foreach (var together in writes)
        {
            if (await tables.TransactAsync(VersionRows.Table, together, cancellationToken) is not TransactionResult.Written)
            {
                throw new TableStoreException("The rows of a new version were there already.");
            }
        }

        var pointer = VersionRows.Write(new CurrentVersion(version.Number, draft.PackHash, default));
        var outcome = await tables.TransactAsync(
            VersionRows.Table,
            [
                new TableOperation.Insert(VersionRows.Write(version)),
                basis is null ? new TableOperation.Insert(pointer) : new TableOperation.Replace(pointer, basis.ETag),
                Leftovers.Strike(note),
                .. draft.Together,
            ],
            cancellationToken);
        if (outcome is TransactionResult.Written)
        {
            return version;
        }

        await leftovers.RemoveAsync(note, cancellationToken);
        return null;
    }

    /// <summary>Notes that a pack was taken in although it changes nothing.</summary>
    public Task NotePackAsync(CurrentVersion current, string packHash, CancellationToken cancellationToken) =>
        tables.ReplaceAsync(VersionRows.Table, VersionRows.Write(current with { PackHash = packHash }), current.ETag, cancellationToken);
}
