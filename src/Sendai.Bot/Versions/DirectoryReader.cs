using Sendai.Bot.Pack;

namespace Sendai.Bot.Versions;

/// <summary>Reads whole versions. What two versions in a row share is read once.</summary>
internal sealed class DirectoryReader(VersionStore store)
{
    private Dictionary<string, StoredContent> known = [];

    /// <summary>All tables of a version.</summary>
    public async Task<IReadOnlyList<StoredContent>> ReadAsync(DirectoryVersion version, CancellationToken cancellationToken)
    {
        var read = new Dictionary<string, StoredContent>(version.Tables.Count);
        foreach (var table in version.Tables)
        {
            read[table.Partition] = known.GetValueOrDefault(table.Partition) ?? await store.ReadAsync(table, cancellationToken);
        }

        known = read;
        return [.. read.Values];
    }

    /// <summary>The version as the bot answers from it.</summary>
    public async Task<LoadedPack> LoadAsync(DirectoryVersion version, CancellationToken cancellationToken)
    {
        var tables = await ReadAsync(version, cancellationToken);
        var (content, findings) = PackLoader.Load([.. tables.Select(stored => stored.Table)]);
        return new LoadedPack(content, [.. tables.SelectMany(stored => stored.Findings), .. findings]);
    }
}
