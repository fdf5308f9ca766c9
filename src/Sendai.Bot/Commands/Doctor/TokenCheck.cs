using Azure.Core;
using Azure.Identity;
using Sendai.Bot.Calendar;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>Whether the bot gets tokens for those whom it calls.</summary>
internal static class TokenCheck
{
    private const string OnlyInAzure =
        "マネージド ID は Azure の中でだけ使えるので、ここでは確かめられません。Azure の画面で App Service の「SSH」を開き、そこで doctor を実行してください。";

    public static Check Of(DoctorScene scene) => new("Teams へ送る資格情報", cancellationToken =>
    {
        var identity = BotCredential.Read(scene.Configuration);
        return identity.Credential is null
            ? Task.FromResult(CheckResult.Doubt("使っていません（Bot:AppId がないか、送信を止めています）。"))
            : AskAsync(scene, identity.Credential, identity.Scope, "Bot:Credential と、その ID がボットの登録のものかを確かめてください。", cancellationToken);
    });

    public static Check Graph(DoctorScene scene) => new("予定表（Graph）", cancellationToken =>
    {
        var identity = BotCredential.Read(scene.Configuration);
        var (organizer, endpoint) = CalendarSettings.Read(scene.Configuration, identity);
        return organizer is null || identity.Credential is null
            ? Task.FromResult(CheckResult.Good("使いません（Graph:Organizer がありません）。"))
            : AskAsync(scene, identity.Credential, endpoint.Scope, "そのメールボックスだけに権限があるかは、install.md の手順で確かめてください。", cancellationToken);
    });

    private static async Task<CheckResult> AskAsync(DoctorScene scene, TokenCredential credential, string scope, string advice, CancellationToken cancellationToken)
    {
        if (credential is ManagedIdentityCredential && !scene.HasManagedIdentity)
        {
            return CheckResult.Doubt(OnlyInAzure);
        }

        try
        {
            await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
            return CheckResult.Good("トークンを受け取れました。");
        }
        catch (AuthenticationFailedException)
        {
            // Its words name tenants and accounts.
            return CheckResult.Bad($"トークンを受け取れません。{advice}");
        }
    }
}
