using System.Globalization;

namespace Sendai.Bot.Pack;

/// <summary>Says in Japanese how two versions of a directory differ, a line for each row, for the person who is about to import.</summary>
internal static class PackDiffText
{
    private const int Longest = 40;

    /// <summary>The lines; of each table at most <paramref name="most"/> rows one by one, and how many more.</summary>
    public static IEnumerable<string> Lines(PackDiff diff, int most = 300)
    {
        foreach (var table in diff.Tables)
        {
            yield return $"{table.New.File}：追加 {table.Added.Count}、変更 {table.Changed.Count}、削除 {table.Removed.Count}";
            var rows = table.Changed.Select(row => $"  変更 {row.New.Line}行目 {NameOf(table.New, row.New)}：{string.Join("、", row.Cells.Select(Change))}")
                .Concat(table.Added.Select(row => $"  追加 {row.Line}行目 {NameOf(table.New, row)}"))
                .Concat(table.Removed.Select(row => $"  削除 {NameOf(table.Old, row)}"));
            foreach (var row in rows.Take(most))
            {
                yield return row;
            }

            if (table.Added.Count + table.Changed.Count + table.Removed.Count - most is > 0 and var more)
            {
                yield return $"  ほか {more} 行";
            }
        }
    }

    /// <summary>What a row is known by: its first cells that say something.</summary>
    private static string NameOf(PackTable table, PackTableRow row)
    {
        var key = PackShape.Find(table.Name)?.Key ?? [];
        var first = table.Columns.Zip(row.Cells)
            .Where(cell => cell.Second.Length > 0)
            .OrderByDescending(cell => key.Contains(cell.First))
            .Take(Math.Max(2, key.Count))
            .Select(cell => Short(cell.Second, 0));
        return string.Join("／", first);
    }

    private static string Change(ChangedCell cell)
    {
        var same = cell.Old.Zip(cell.New).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{cell.Column}「{Short(cell.Old, same)}」→「{Short(cell.New, same)}」";
    }

    /// <summary>A piece of a text around where it becomes different, never half a character.</summary>
    private static string Short(string text, int different)
    {
        var letters = StringInfo.ParseCombiningCharacters(text);
        if (letters.Length <= Longest)
        {
            return text;
        }

        var at = Math.Clamp(letters.Count(start => start < different) - (Longest / 4), 0, letters.Length - Longest);
        var end = at + Longest < letters.Length ? letters[at + Longest] : text.Length;
        return $"{(at > 0 ? "…" : "")}{text[letters[at]..end]}{(end < text.Length ? "…" : "")}";
    }
}
