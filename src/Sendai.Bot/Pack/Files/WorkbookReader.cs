using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sendai.Bot.Pack.Files;

/// <summary>Reads the tables of an Excel workbook: one sheet for each, named like the table.</summary>
internal static class WorkbookReader
{
    private const string Damaged = "ファイルが壊れているようです。Excelで開けるか確かめ、「Excel ブック（.xlsx）」で保存し直してください";

    /// <summary>The tables of the sheets that can be read; what is wrong with others goes to <paramref name="findings"/>.</summary>
    public static IReadOnlyList<PackTable> Read(string file, byte[] bytes, List<PackFinding> findings)
    {
        void Refuse(string reason) => findings.Add(new PackFinding(file, 0, reason, FindingWeight.Refusal));

        try
        {
            if (!ZipGuard.IsBounded(bytes, PackLimits.UnpackedBytes))
            {
                Refuse("ファイルの中身が大きすぎます。表ではないもの（画像など）や、空に見えて何か入っている行を消してください");
                return [];
            }

            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
            if (document.WorkbookPart?.Workbook is not { } workbook)
            {
                Refuse(Damaged);
                return [];
            }

            if (document.DocumentType != SpreadsheetDocumentType.Workbook)
            {
                Refuse("マクロ付きやテンプレートのファイルは使えません。「Excel ブック（.xlsx）」で保存し直してください");
                return [];
            }

            return Sheets(file, document.WorkbookPart, workbook, findings);
        }
        catch (Exception e) when (OfficeDamage.Is(e))
        {
            Refuse(Damaged);
            return [];
        }
    }

    private static List<PackTable> Sheets(string file, WorkbookPart part, Workbook workbook, List<PackFinding> findings)
    {
        var tables = new List<PackTable>();
        var values = new CellReader(part);
        var refusals = 0;
        foreach (var sheet in workbook.Sheets?.Elements<Sheet>() ?? [])
        {
            var title = sheet.Name?.Value ?? "";
            var place = $"{file}「{title}」";
            if (PackShape.Find(title.Trim())?.Name is not { } name || part.GetPartById(sheet.Id?.Value ?? "") is not WorksheetPart worksheet)
            {
                findings.Add(new PackFinding(place, 0, "表の名前のシートではないので使いません", FindingWeight.Notice));
            }
            else if (sheet.State is { } state && state.Value != SheetStateValues.Visible)
            {
                findings.Add(new PackFinding(place, 0, "隠れているシートは使いません。使うなら、再表示してから保存してください", FindingWeight.Notice));
            }
            else if (tables.Any(table => table.Name == name))
            {
                findings.Add(new PackFinding(place, 0, "同じ名前の表が2つあります。1つにしてください", FindingWeight.Refusal));
            }
            else if (new SheetReader(place, name, values, findings).Read(worksheet) is { } table)
            {
                tables.Add(table);
            }
            else
            {
                refusals++;
            }
        }

        if (tables.Count + refusals == 0)
        {
            findings.Add(new PackFinding(file, 0, $"表のシートがありません。シートの名前を表の名前にしてください（{PackFiles.NamesOf(name => name)}）", FindingWeight.Refusal));
        }

        return tables;
    }
}
