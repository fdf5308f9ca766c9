using System.IO.Compression;

namespace Sendai.Bot.Pack.Files;

/// <summary>
/// Unpacks a workbook once into nothing, before anybody reads it: an archive can claim to be small and unpack without end.
/// </summary>
internal static class ZipGuard
{
    /// <summary>Whether everything in the archive together stays under the limit. Throws for what is no archive.</summary>
    public static bool IsBounded(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var buffer = new byte[81920];
        var left = (long)PackLimits.UnpackedBytes;
        foreach (var entry in archive.Entries)
        {
            // What it declares is not believed, but need not be unpacked to be refused.
            if (entry.Length > left)
            {
                return false;
            }

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
