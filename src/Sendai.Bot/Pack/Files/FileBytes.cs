namespace Sendai.Bot.Pack.Files;

/// <summary>Takes a file into memory, if it is one and not too large.</summary>
internal static class FileBytes
{
    /// <summary>The bytes of a file of the pack, or <c>null</c> with a finding that says what to do.</summary>
    public static byte[]? Read(string path, string file, List<PackFinding> findings)
    {
        var (bytes, reason) = Read(path, PackLimits.FileBytes, PackLimits.TooLarge);
        if (reason is not null)
        {
            findings.Add(new PackFinding(file, 0, reason, FindingWeight.Refusal));
        }

        return bytes;
    }

    /// <summary>The bytes, or why not.</summary>
    public static (byte[]? Bytes, string? Reason) Read(string path, int limit, string tooLarge)
    {
        static (byte[]?, string?) Refuse(string reason) => (null, reason);

        try
        {
            // A spreadsheet or a word processor keeps a file open for writing as long as it is on the screen.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > limit)
            {
                return Refuse(tooLarge);
            }

            var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read == 0 ? Refuse("ファイルが空です") : (read == bytes.Length ? bytes : bytes[..read], null);
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
            return Refuse("ファイルを開けません。ほかのプログラムで開いていたら閉じて、もう一度試してください");
        }
    }
}
