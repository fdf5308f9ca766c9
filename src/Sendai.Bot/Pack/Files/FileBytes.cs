namespace Sendai.Bot.Pack.Files;

/// <summary>Takes a file into memory, if it is one and not too large.</summary>
internal static class FileBytes
{
    public static byte[]? Read(string path, string file, List<PackFinding> findings)
    {
        byte[]? Refuse(string reason)
        {
            findings.Add(new PackFinding(file, 0, reason, FindingWeight.Refusal));
            return null;
        }

        try
        {
            // A spreadsheet keeps a file open for writing as long as it is on the screen.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > PackLimits.FileBytes)
            {
                return Refuse(PackLimits.TooLarge);
            }

            var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read == 0 ? Refuse("ファイルが空です") : read == bytes.Length ? bytes : bytes[..read];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse("ファイルが見つかりません。場所と名前を確かめてください");
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse("ファイルを読む許可がありません");
        }
        catch (Exception e) when (e is IOException or NotSupportedException or ArgumentException)
        {
            return Refuse("ファイルを開けません。Excelなどで開いていたら閉じて、もう一度試してください");
        }
    }
}
