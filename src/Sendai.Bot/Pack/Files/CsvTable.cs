using CsvHelper;

namespace Sendai.Bot.Pack.Files;

/// <summary>
/// Reads the text of a CSV file (UTF-8) as a table. A row is one line, so that a stray quotation mark hides its own row and no other.
/// </summary>
internal static class CsvTable
{
    /// <summary>The table, or <c>null</c> with a finding when there is no header to go by.</summary>
    public static PackTable? Read(string name, string file, byte[] text, List<PackFinding> findings)
    {
        void Refuse(int line, string reason) => findings.Add(new PackFinding(file, line, reason, FindingWeight.Refusal));

        using var reader = CsvReader.Create(text, Format(file, findings));
        string[] columns = [.. reader.Headers.Select(header => header.Trim())];
        if (columns.Length == 0)
        {
            Refuse(1, "見出しの行がありません");
            return null;
        }

        if (columns.Length > PackLimits.Columns)
        {
            Refuse(1, $"列が多すぎます（{PackLimits.Columns}列まで）");
            return null;
        }

        if (columns is [var only] && only.AsSpan().IndexOfAny('\t', ';') >= 0)
        {
            Refuse(1, "コンマ区切りではありません。Excelで「CSV UTF-8（コンマ区切り）」で保存し直してください");
            return null;
        }

        var clean = CellText.IsClean(text);
        var rows = new List<PackTableRow>();
        while (reader.Read())
        {
            if (rows.Count == PackLimits.Rows)
            {
                Refuse((int)reader.LineNumber, PackLimits.TooManyRows);
                return null;
            }

            var cells = Cells(reader);
            if ((!clean || Array.Exists(cells, CellText.IsTooLong)) && CellText.Problem(columns, cells) is { } problem)
            {
                findings.Add(new PackFinding(file, (int)reader.LineNumber, problem));
            }
            else if (Array.Exists(cells, cell => cell.Length > 0))
            {
                // Rows that were emptied in a spreadsheet stay behind as commas.
                rows.Add(new PackTableRow((int)reader.LineNumber, cells));
            }
        }

        return new PackTable(name, columns, rows) { File = file };
    }

    /// <summary>Writes a table so that a spreadsheet opens it as it is: UTF-8 with its mark, and lines as Windows ends them.</summary>
    public static void Write(PackTable table, Stream stream)
    {
        using var writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        writer.WriteHeader([.. table.Columns]);
        foreach (var row in table.Rows)
        {
            writer.WriteRecord(row.Cells.Select(FormulaGuard.Guard).ToArray());
        }
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var at = 0; at < cells.Length; at++)
        {
            cells[at] = FormulaGuard.Unguard(reader.GetString(at));
        }

        return cells;
    }

    private static CsvReaderOptions Format(string file, List<PackFinding> findings) => new()
    {
        Separator = ',',
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        TrackLineNumbers = true,
        OnMalformedRecord = record => findings.Add(new PackFinding(file, (int)record.LineNumber, Reason(record.Reason))),
    };

    private static string Reason(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "列の数が見出しと合いません",
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes =>
            "引用符（\"）が閉じていません。セルの中では改行できません。1件は1行で書いてください",
        _ => "引用符（\"）の使い方が正しくありません",
    };
}
