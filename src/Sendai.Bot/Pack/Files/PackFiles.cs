namespace Sendai.Bot.Pack.Files;

/// <summary>Opens what a path names. Nothing is thrown for a file: what is wrong with one becomes a finding.</summary>
internal static class PackFiles
{
    /// <summary>What a workbook begins with: it is a ZIP archive.</summary>
    private static ReadOnlySpan<byte> Zip => "PK\x03\x04"u8;

    /// <summary>What the workbooks of before 2007 begin with, and encrypted ones.</summary>
    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static OpenedFiles Open(string path)
    {
        var opening = new Opening();
        if (Directory.Exists(path))
        {
            opening.Folder(path);
        }
        else
        {
            opening.Single(path);
        }

        return new OpenedFiles(opening.Tables, opening.Findings);
    }

    private sealed class Opening
    {
        public List<PackTable> Tables { get; } = [];

        public List<PackFinding> Findings { get; } = [];

        public void Folder(string path)
        {
            string[] files;
            try
            {
                files = [.. Directory.GetFiles(path).Order(StringComparer.Ordinal)];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Refuse(Path.GetFileName(path), "フォルダーを開けません。読む許可があるか確かめてください");
                return;
            }

            foreach (var file in files.Where(file => !IsLeftBehind(Path.GetFileName(file))))
            {
                InFolder(file, Path.GetFileName(file));
            }

            if (Tables.Count == 0 && Findings.All(finding => finding.Weight != FindingWeight.Refusal))
            {
                Refuse(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), $"フォルダーに表のファイルがありません（{NamesOf(PackTable.FileOf)}）");
            }
        }

        public void Single(string path)
        {
            var file = Path.GetFileName(path);
            if (!Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            {
                if (FileBytes.Read(path, file, Findings) is { } bytes)
                {
                    Workbook(file, bytes);
                }
            }
            else if (PackShape.Find(Path.GetFileNameWithoutExtension(path)) is not { } shape)
            {
                Refuse(file, $"どの表のファイルか分かりません。ファイル名を表の名前にしてください（{NamesOf(PackTable.FileOf)}）");
            }
            else
            {
                Csv(path, file, shape.Name);
            }
        }

        private void InFolder(string path, string file)
        {
            var known = PackShape.Find(Path.GetFileNameWithoutExtension(file))?.Name;
            switch (Path.GetExtension(file).ToUpperInvariant())
            {
                case ".CSV" when known is null:
                    Refuse(file, $"どの表のファイルか分かりません。名前を直すか、フォルダーから出してください（{NamesOf(PackTable.FileOf)}）");
                    break;
                case ".CSV" when Tables.Any(table => table.Name == known):
                    Refuse(file, "同じ名前の表が2つあります。1つにしてください");
                    break;
                case ".CSV":
                    Csv(path, file, known!);
                    break;
                case ".XLSX" or ".XLSM" or ".XLS":
                    Refuse(file, "Excelのファイルは、フォルダーではなくファイルを指定して取り込んでください。CSVだけを使うなら、フォルダーから出してください");
                    break;
                default:
                    Findings.Add(new PackFinding(file, 0, "表ではないので使いません", FindingWeight.Notice));
                    break;
            }
        }

        private void Csv(string path, string file, string name)
        {
            if (FileBytes.Read(path, file, Findings) is not { } bytes)
            {
                return;
            }

            if (bytes.AsSpan().StartsWith(Zip) || bytes.AsSpan().StartsWith(Compound))
            {
                Refuse(file, "中身はCSVではなく、Excelなどのファイルです。Excelで開き、「CSV UTF-8（コンマ区切り）」で保存し直してください");
            }
            else if (TextFile.Decode(bytes, file, Findings) is { } text && CsvTable.Read(name, file, text, Findings) is { } table)
            {
                Tables.Add(table);
            }
        }

        private void Workbook(string file, byte[] bytes)
        {
            if (bytes.AsSpan().StartsWith(Compound))
            {
                // An encrypted workbook is a compound file with a stream of this name, in UTF-16.
                var encrypted = bytes.AsSpan().IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0;
                Refuse(file, encrypted
                    ? "パスワードがかかっています。Excelで開き、パスワードを外して保存し直してください"
                    : "古い形式（.xls）です。Excelで開き、「Excel ブック（.xlsx）」で保存し直してください");
            }
            else if (bytes.AsSpan().StartsWith(Zip))
            {
                Tables.AddRange(WorkbookReader.Read(file, bytes, Findings));
            }
            else
            {
                Refuse(file, "取り込めるのは、CSVのファイル、CSVの入ったフォルダー、Excelのファイル（.xlsx）です");
            }
        }

        private void Refuse(string file, string reason) => Findings.Add(new PackFinding(file, 0, reason, FindingWeight.Refusal));

        /// <summary>What systems and spreadsheets leave beside the files that people see.</summary>
        private static bool IsLeftBehind(string file) =>
            file.StartsWith('.') || file.StartsWith("~$", StringComparison.Ordinal)
            || file.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase) || file.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The names that would do.</summary>
    public static string NamesOf(Func<string, string> nameOf) => "使える名前：" + string.Join("、", PackShape.Tables.Select(table => nameOf(table.Name)));
}
