namespace Sendai.Bot.Commands;

/// <summary>Writes a file that somebody has named at a terminal, and never over another: that may be somebody's only copy.</summary>
internal static class NewFile
{
    /// <summary>Writes it; why not, in words, or null.</summary>
    public static async Task<string?> WriteAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await file.WriteAsync(bytes, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return File.Exists(path) ? $"「{path}」はもうあります。別の名前を指定してください。" : $"「{path}」に書き出せません。場所と名前を確かめてください。";
        }
    }
}
