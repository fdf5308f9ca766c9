namespace Sendai.Bot.Pack;

/// <summary>A row of the pack that cannot be used; the message is for the person who keeps the file.</summary>
internal sealed class PackRowException(string reason, FindingWeight weight = FindingWeight.Row) : Exception(reason)
{
    public FindingWeight Weight => weight;
}

/// <summary>A row of a table, by the names of its header.</summary>
internal readonly struct PackRow(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> cells)
{
    /// <summary>A cell, trimmed.</summary>
    public string this[string column] => columns.TryGetValue(column, out var at)
        ? cells[at].Trim()
        : throw new PackRowException($"列「{column}」がありません");

    /// <summary>A cell that must not be empty.</summary>
    public string Required(string column) =>
        this[column] is { Length: > 0 } value ? value : throw new PackRowException($"「{column}」が空です");

    /// <summary>The parts of a cell that holds a list.</summary>
    public IReadOnlyList<string> List(string column, string separator = ";") =>
        this[column].Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The same of a column that need not be there.</summary>
    public IReadOnlyList<string> ListOrNone(string column) => columns.ContainsKey(column) ? List(column) : [];

    /// <summary>A number as it is dialled, or nothing.</summary>
    public string Dialled(string column)
    {
        // 110, 119 and their like are whole as they are; a spreadsheet that takes a longer number for a quantity eats its first 0.
        var number = this[column];
        return number.Length > 4 && number[0] != '0' && number.All(IsDialled)
            ? throw new PackRowException($"「{column}」の先頭の0がありません。表計算ソフトが数として扱ったようです。セルの書式を「文字列」にして、0から入れ直してください")
            : number;
    }

    /// <summary>A number that a telephone can be asked to dial, or nothing.</summary>
    public string Phone(string column) => this[column].All(IsDialled)
        ? Dialled(column)
        : throw new PackRowException($"「{column}」は半角の数字とハイフンで書いてください");

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

    private static bool IsDialled(char c) => char.IsAsciiDigit(c) || c == '-';
}
