using CsvHelper;

namespace Sendai.Bot.Pack;

/// <summary>A row of the pack that cannot be used; the message is for the person who keeps the file.</summary>
internal sealed class PackRowException(string reason) : Exception(reason);

/// <summary>The row of a pack file at which <paramref name="reader"/> stands, by the names of its header.</summary>
internal sealed class PackRow(CsvReader reader)
{
    /// <summary>A cell, trimmed.</summary>
    public string this[string column] => reader.TryGetFieldIndex(column, out var at)
        ? reader.GetString(at).Trim()
        : throw new PackRowException($"列「{column}」がありません");

    /// <summary>A cell that must not be empty.</summary>
    public string Required(string column) =>
        this[column] is { Length: > 0 } value ? value : throw new PackRowException($"「{column}」が空です");

    /// <summary>The parts of a cell that holds a list.</summary>
    public IReadOnlyList<string> List(string column, string separator = ";") =>
        this[column].Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A cell that names one of the values of <typeparamref name="T"/>, in any case of letters.</summary>
    public T OneOf<T>(string column)
        where T : struct, Enum
    {
        // By name only: parsing would take numbers and lists of names as well.
        var name = Required(column);
        var at = Array.FindIndex(Enum.GetNames<T>(), known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return at >= 0
            ? Enum.GetValues<T>()[at]
            : throw new PackRowException($"「{column}」の値「{name}」は使えません（使える値：{string.Join("、", Enum.GetNames<T>())}）");
    }
}
