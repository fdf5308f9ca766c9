using Sendai.Bot.Pack;

namespace Sendai.Bot.Versions;

/// <summary>
/// Brings the pack that comes with the program into the store: the whole of it into an empty one; later, when a new program
/// brings a new pack, the tables and rows that the secretariat has not made its own.
/// </summary>
internal sealed class PackIntake(VersionStore store, ShippedPack shipped)
{
    private readonly IReadOnlyList<PackTable> pack = shipped.Tables;
    private readonly string hash = StoredTable.HashOf(shipped.Tables);

    /// <summary>Returns when the pack is in, whoever brought it.</summary>
    public async Task TakeInAsync(CancellationToken cancellationToken)
    {
        // Who comes second looks again; somebody has always come first, so this ends.
        while (pack.Count > 0 && await store.GetCurrentAsync(cancellationToken) is var current && current?.PackHash != hash)
        {
            await TryAsync(current, cancellationToken);
        }
    }

    private async Task TryAsync(CurrentVersion? current, CancellationToken cancellationToken)
    {
        if (current is null)
        {
            await store.CommitAsync(
                null,
                new VersionDraft(
                    new VersionCause.FirstImport(),
                    new ChangeCounts(pack.Sum(table => table.Rows.Count), 0, 0),
                    [],
                    [.. pack.Select(table => (table, TableOrigin.Pack))],
                    hash),
                cancellationToken);
            return;
        }

        var version = await store.GetVersionAsync(current, cancellationToken);
        var old = (await new DirectoryReader(store, () => pack).ReadAsync(version, cancellationToken)).Select(content => content.Table).ToList();
        var stored = version.Tables.ToDictionary(table => table.Name);
        var changed = pack
            .Select(table => old.Find(other => other.Name == table.Name) is { } before ? KeptRows.Into(table, before) : table)
            .Where(table => !stored.TryGetValue(table.Name, out var before)
                || (before.Origin == TableOrigin.Pack && before.Hash != StoredTable.HashOf(table)))
            .ToList();
        if (changed.Count == 0)
        {
            await store.NotePackAsync(current, hash, cancellationToken);
            return;
        }

        var cause = new VersionCause.PackUpdate([.. changed.Select(table => table.Name)]);
        var counts = ChangeCounts.Of(PackDiff.Of(old, changed));
        await store.CommitAsync(current, VersionDraft.Replacing(version, changed, TableOrigin.Pack, cause, counts, hash), cancellationToken);
    }
}
