namespace Sendai.Bot.Pack.Files;

/// <summary>Writes files under other names first, so that none of them is ever seen half written.</summary>
internal static class WholeFiles
{
    /// <summary>Writes all of them, then gives each its name.</summary>
    public static void Write(IReadOnlyList<(string Path, Action<Stream> Write)> files)
    {
        var written = new List<(string Temporary, string Path)>();
        try
        {
            foreach (var (path, write) in files)
            {
                var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
                written.Add((temporary, path));
                using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite);
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            foreach (var (temporary, path) in written)
            {
                File.Move(temporary, path, overwrite: true);
            }
        }
        finally
        {
            // Deleting a file that has got its name is no error.
            foreach (var (temporary, _) in written)
            {
                File.Delete(temporary);
            }
        }
    }
}
