namespace Sendai.Bot.Keeping;

/// <summary>Files about people: nobody else on the machine may read them.</summary>
internal static class PrivateFile
{
    /// <summary>Makes a file and fills it; what was not finished is removed. It is never written over another, which may be somebody's only copy.</summary>
    /// <exception cref="FileNotOpenedException">It is there already, or cannot be written.</exception>
    public static async Task<T> MakeAsync<T>(string path, Func<Stream, Task<T>> fill)
    {
        FileStream file;
        try
        {
            file = Create(path, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FileNotOpenedException(
                File.Exists(path) ? $"「{path}」はもうあります。別の名前を指定してください。" : $"「{path}」に書き出せません。場所と名前を確かめてください。");
        }

        try
        {
            await using (file)
            {
                var result = await fill(file);
                await file.FlushAsync();
                // The other half has no asynchronous form: what is said to be there must outlive a power cut.
                RandomAccess.FlushToDisk(file.SafeFileHandle);
                return result;
            }
        }
        catch (Exception fault)
        {
            File.Delete(path);
            if (fault is IOException)
            {
                throw new FileNotOpenedException($"「{path}」に書ききれませんでした。空きを確かめて、もう一度実行してください。");
            }

            throw;
        }
    }

    /// <summary>A file of its own that is gone when it is closed.</summary>
    public static FileStream Temporary() => Create(Path.Combine(Path.GetTempPath(), $"sendai-{Guid.NewGuid():N}"), FileOptions.Asynchronous | FileOptions.DeleteOnClose);

    private static FileStream Create(string path, FileOptions options)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read, Options = options };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, how);
    }
}
