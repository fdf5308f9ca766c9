using Sendai.Tables.Blobs;
using Sendai.Teams.Authentication;

namespace Sendai.Bot.Keeping;

/// <summary>The container of <c>Backup:Container</c>, by the identity of this program.</summary>
internal static class BackupContainer
{
    public const string Setting = "Backup:Container";

    /// <exception cref="BotSettingsException">There is no such setting, or it is no address of a container.</exception>
    public static BlobContainer Open(IConfiguration configuration)
    {
        var text = configuration[Setting] is { Length: > 0 } setting
            ? setting
            : throw new BotSettingsException($"{Setting} が設定されていません。https://（アカウント名）.blob.core.windows.net/（コンテナー名）の形で書いてください。");
        try
        {
            return new BlobContainer(new Uri(text), Storage.Account(configuration));
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            throw new BotSettingsException($"{Setting} は https://（アカウント名）.blob.core.windows.net/（コンテナー名）の形で書いてください。");
        }
    }
}
