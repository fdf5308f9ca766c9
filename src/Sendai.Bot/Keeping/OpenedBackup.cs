namespace Sendai.Bot.Keeping;

/// <summary>A backup that is read several times: a file, or a copy of a blob.</summary>
internal sealed class OpenedBackup : IAsyncDisposable
{
    private readonly FileStream file;

    private OpenedBackup(FileStream file) => this.file = file;

    /// <exception cref="FileNotOpenedException">There is none of that name.</exception>
    public static async Task<OpenedBackup> OpenAsync(IConfiguration configuration, string name, bool isBlob, CancellationToken cancellationToken)
    {
        if (isBlob)
        {
            var copy = new OpenedBackup(PrivateFile.Temporary());
            try
            {
                await BackupContainer.Open(configuration).DownloadAsync(name, copy.file, cancellationToken);
                return copy;
            }
            catch
            {
                await copy.DisposeAsync();
                throw;
            }
        }

        try
        {
            return new OpenedBackup(new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FileNotOpenedException($"「{name}」を開けません。場所と名前を確かめてください。");
        }
    }

    /// <summary>From its beginning; it is closed with this and not by whoever reads it.</summary>
    public Stream Open()
    {
        file.Position = 0;
        return file;
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
