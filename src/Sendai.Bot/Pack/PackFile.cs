using CsvHelper;

namespace Sendai.Bot.Pack;

/// <summary>
/// Reads one CSV file of the pack. A row is one line, so that a stray quotation mark hides its own row and no other.
/// </summary>
internal sealed class PackFile(string folder, string name, List<PackFinding> findings)
{
    /// <summary>The rows that <paramref name="read"/> accepts; the others become findings.</summary>
    public IReadOnlyList<T> Rows<T>(Func<PackRow, T> read)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            findings.Add(new PackFinding(name, 0, "ファイルがありません"));
            return [];
        }

        var rows = new List<T>();
        try
        {
            using var reader = CsvReader.FromFile(path, Format());
            if (reader.Headers.Count == 0)
            {
                findings.Add(new PackFinding(name, 1, "見出しの行がありません"));
            }

            while (reader.Read())
            {
                try
                {
                    rows.Add(read(new PackRow(reader)));
                }
                catch (Exception e) when (e is PackRowException or FormatException)
                {
                    findings.Add(new PackFinding(name, (int)reader.LineNumber, e.Message));
                }
            }
        }
        catch (CsvFormatException)
        {
            findings.Add(new PackFinding(name, 1, "見出しの行を読めません"));
        }

        return rows;
    }

    private CsvReaderOptions Format() => new()
    {
        Separator = ',',
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        TrackLineNumbers = true,
        OnMalformedRecord = record => findings.Add(new PackFinding(name, (int)record.LineNumber, Reason(record.Reason))),
    };

    private static string Reason(CsvMalformedReason reason) => reason == CsvMalformedReason.FieldCountMismatch
        ? "列の数が見出しと合いません"
        : "引用符（\"）の使い方が正しくありません";
}
