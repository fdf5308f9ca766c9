namespace Sendai.Tables.Sqlite;

// Where the rows are: a file by its full path, or the memory of this process by a name.
internal sealed record SqliteSource(string Name, bool InMemory)
{
    public static SqliteSource Of(string path) => path == SqliteTableStore.InMemory
        ? new SqliteSource($"sendai-{Guid.NewGuid():N}", true)
        : new SqliteSource(Path.GetFullPath(path), false);

    // The subject of a fault's message.
    public override string ToString() => InMemory ? "The store in memory" : $"The store file {Name}";
}
