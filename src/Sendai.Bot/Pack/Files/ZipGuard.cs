using System.IO.Compression;

namespace Sendai.Bot.Pack.Files;

/// <summary>
/// Unpacks a workbook or a document once into nothing, before anybody reads it: an archive can claim to be small and unpack without end.
/// </summary>
internal static class ZipGuard
{
    /// <summary>Whether everything in the archive together stays under the limit. Throws for what is no archive.</summary>
    public static bool IsBounded(byte[] bytes, int limit)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var buffer = new byte[81920];
        var left = (long)limit;
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                left -= read;
                if (left < 0)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
