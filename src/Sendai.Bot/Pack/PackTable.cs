namespace Sendai.Bot.Pack;

/// <summary>One table of the directory as text, wherever it was read from.</summary>
/// <param name="Name">The name of its CSV file without the ending, such as <c>bodies</c>; also of its sheet.</param>
/// <param name="Columns">The names in its header, in order.</param>
/// <param name="Rows">Its rows, in order.</param>
internal sealed record PackTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<PackTableRow> Rows)
{
    /// <summary>What findings call it: the CSV file, or the workbook and the sheet.</summary>
    public string File { get; init; } = FileOf(Name);

    /// <summary>The name of the CSV file that holds a table.</summary>
    public static string FileOf(string name) => name + ".csv";
}

/// <summary>One row of a table.</summary>
/// <param name="Line">Where it stood in its file or sheet, 1 for the header.</param>
/// <param name="Cells">One text for each column, in the order of the header.</param>
internal sealed record PackTableRow(int Line, IReadOnlyList<string> Cells);
