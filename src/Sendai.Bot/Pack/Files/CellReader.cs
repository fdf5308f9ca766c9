using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellType = DocumentFormat.OpenXml.Spreadsheet.CellValues;

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
            using var reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                {
                    shared.Add(TextOf(reader.LoadCurrentElement()!));
                }
            }
        }
    }

    /// <summary>The text of a cell. Of a formula it is the result that was saved with it.</summary>
    public (string Text, string? Problem) Read(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value ?? CellType.Number;
        return type switch
        {
            CellType.SharedString => value.Length == 0 ? ("", null) : (shared[int.Parse(value, CultureInfo.InvariantCulture)], null),
            CellType.InlineString => (cell.InlineString is { } text ? TextOf(text) : "", null),
            CellType.Boolean => (value == "1" ? "TRUE" : "FALSE", null),
            CellType.Error => ("", $"{cell.CellReference?.Value} が数式のエラー（{value}）です"),
            CellType.String or CellType.Date => (Unescape(value), null),
            _ when value.Length > 0 => (Number(value, cell.StyleIndex?.Value ?? 0), null),
            _ when cell.CellFormula is not null => ("", $"{cell.CellReference?.Value} の数式に結果がありません。Excelで開いて保存し直すか、値を書いてください"),
            _ => ("", null),
        };
    }

    private string Number(string value, uint style)
    {
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return dates.Show(number, style)
            ?? (Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>The text itself and its runs, without the readings (ふりがな) that stand beside it.</summary>
    private static string TextOf(OpenXmlElement item) => Unescape(string.Concat(item.Elements().Select(part => part switch
    {
        Text text => text.Text,
        Run run => run.Text?.Text,
        _ => null,
    })));

    /// <summary>Excel writes characters that XML cannot carry, and texts that look like it, as <c>_x000D_</c>.</summary>
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)ushort.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
