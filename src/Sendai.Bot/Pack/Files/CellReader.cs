using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Sendai.Bot.Pack.Files;

/// <summary>What a cell of a workbook shows, as text.</summary>
internal sealed partial class CellReader
{
    private readonly List<string> shared = [];
    private readonly ExcelDates dates;

    public CellReader(WorkbookPart workbook)
    {
        dates = new ExcelDates(workbook);
        if (workbook.SharedStringTablePart is { } part)
        {
            using var xml = SheetXml.Open(part.GetStream());
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                {
                    shared.Add(Unescape(SheetXml.RichText(xml)));
                }
            }
        }
    }

    /// <summary>The text of a cell. Of a formula it is the result that was saved with it.</summary>
    public (string Text, string? Problem) Read(SheetCell cell) => cell.Type switch
    {
        "s" when cell.Value.Length > 0 => (shared[int.Parse(cell.Value, CultureInfo.InvariantCulture)], null),
        "inlineStr" or "str" or "d" => (Unescape(cell.Value), null),
        "b" => (cell.Value == "1" ? "TRUE" : "FALSE", null),
        "e" => ("", $"{cell.Reference} が数式のエラー（{cell.Value}）です"),
        "n" when cell.Value.Length > 0 => (Number(cell.Value, cell.Style), null),
        _ when cell.IsFormula => ("", $"{cell.Reference} の数式に結果がありません。Excelで開いて保存し直すか、値を書いてください"),
        _ => ("", null),
    };

    private string Number(string value, int style)
    {
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return dates.Show(number, style)
            ?? (Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Excel writes characters that XML cannot carry, and texts that look like it, as <c>_x000D_</c>.</summary>
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)ushort.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
