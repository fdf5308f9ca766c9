using Sendai.Bot.Pack;

namespace Sendai.Bot.Versions;

/// <summary>Reads whole versions. What two versions in a row share is read once.</summary>
/// <param name="store">The versions.</param>
/// <param name="shipped">The pack that comes with the program.</param>
internal sealed class DirectoryReader(VersionStore store, Func<IReadOnlyList<PackTable>> shipped)
{
    private Dictionary<string, StoredContent> known = [];

    /// <summary>All tables of a version.</summary>
    public async Task<IReadOnlyList<StoredContent>> ReadAsync(DirectoryVersion version, CancellationToken cancellationToken)
    {
        // All at once: where the store is far away, one table after the other would take seconds.
        var read = await Task.WhenAll(version.Tables.Select(async table => (
            table.Partition,
            Content: known.GetValueOrDefault(table.Partition) ?? OfProgram(table) ?? await store.ReadAsync(table, cancellationToken))));
        known = read.ToDictionary(table => table.Partition, table => table.Content);
        return [.. read.Select(table => table.Content)];
    }

    /// <summary>
    /// The version as the bot answers from it. A table that it lacks, because it was made by an older program, is the
    /// pack's: without its words the privacy screen would let everything through.
    /// </summary>
    public async Task<LoadedPack> LoadAsync(DirectoryVersion version, CancellationToken cancellationToken)
    {
        var tables = await ReadAsync(version, cancellationToken);
        var lacks = PackShape.Tables.Select(shape => shape.Name).Except(tables.Select(stored => stored.Table.Name)).ToHashSet();
        var (content, findings) = PackLoader.Load(
            [.. tables.Select(stored => stored.Table), .. lacks.Count == 0 ? [] : shipped().Where(table => lacks.Contains(table.Name))]);
        return new LoadedPack(content, [.. tables.SelectMany(stored => stored.Findings), .. findings]);
    }

    /// <summary>
    /// Words that are cell by cell those of the program: they are nine of ten rows, and every start would wait for them. Facts
    /// about the city are always read.
    /// </summary>
    private StoredContent? OfProgram(StoredTable stored) =>
        PackShape.Find(stored.Name) is { IsVocabulary: true }
        && shipped().FirstOrDefault(table => table.Name == stored.Name) is { } own
        && StoredTable.HashOf(own) == stored.Hash
            ? new StoredContent(own, [])
            : null;
}
