using Sendai.Bot.Pack;

namespace Sendai.Bot.Versions;

/// <summary>Reads whole versions. What two versions in a row share is read once.</summary>
/// <param name="store">The versions.</param>
/// <param name="shipped">The pack that comes with the program.</param>
internal sealed class DirectoryReader(VersionStore store, Func<IReadOnlyList<PackTable>> shipped)
{
    private Dictionary<string, StoredContent> known = [];
    private Dictionary<string, PackTable>? ofPack;

    /// <summary>All tables of a version.</summary>
    public async Task<IReadOnlyList<StoredContent>> ReadAsync(DirectoryVersion version, CancellationToken cancellationToken)
    {
        // All at once: where the store is far away, one table after the other would take seconds.
        var read = await Task.WhenAll(version.Tables.Select(async table => (
            table.Partition,
            Content: known.GetValueOrDefault(table.Partition) ?? await store.ReadAsync(table, cancellationToken))));
        known = read.ToDictionary(table => table.Partition, table => table.Content);
        return [.. read.Select(table => table.Content)];
    }

    /// <summary>
    /// The version as the bot answers from it. A table that it lacks, because it was made by an older program, is the
    /// pack's: without its words the privacy screen would let everything through.
    /// </summary>
    public async Task<LoadedPack> LoadAsync(DirectoryVersion version, CancellationToken cancellationToken)
    {
        TakeFromPack(version);
        var tables = await ReadAsync(version, cancellationToken);
        var lacks = PackShape.Tables.Select(shape => shape.Name).Except(tables.Select(stored => stored.Table.Name)).ToHashSet();
        var (content, findings) = PackLoader.Load(
            [.. tables.Select(stored => stored.Table), .. lacks.Count == 0 ? [] : shipped().Where(table => lacks.Contains(table.Name))]);
        return new LoadedPack(content, [.. tables.SelectMany(stored => stored.Findings), .. findings]);
    }

    /// <summary>
    /// What a version shares with the pack is on the disk of the program already: most of tens of thousands of rows, which a
    /// start would else read over the network.
    /// </summary>
    private void TakeFromPack(DirectoryVersion version)
    {
        ofPack ??= shipped().ToDictionary(table => StoredTable.HashOf(table));
        foreach (var table in version.Tables.Where(table => !known.ContainsKey(table.Partition)))
        {
            if (ofPack.TryGetValue(table.Hash, out var same))
            {
                known.Add(table.Partition, new StoredContent(same, []));
            }
        }
    }
}
