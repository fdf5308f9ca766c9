using System.Net;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>Whether the container of the daily backups is there for the bot.</summary>
internal static class BackupCheck
{
    private static readonly string[] Scopes = ["https://storage.azure.com/.default"];

    public static Check Of(DoctorScene scene) => new("毎日の控え", async cancellationToken => (scene["Backup:Container"], Storage.Identity(scene.Configuration)) switch
    {
        (null, null) => CheckResult.Good("使いません（Backup:Container がありません）。"),
        (null, _) => CheckResult.Doubt("Backup:Container がないので、毎日の控えは取られません。"),
        (_, null) => CheckResult.Doubt("Storage:Endpoint を使うときだけ、ここで確かめられます。"),
        ({ } text, { } identity) => Uri.TryCreate(text, UriKind.Absolute, out var container) && container is { Scheme: "https", Query: "", UserInfo: "" }
            ? await LookAsync(scene, container, identity, cancellationToken)
            : CheckResult.Bad("Backup:Container は https://（アカウント名）.blob.core.windows.net/backups の形で書いてください。"),
    });

    private static async Task<CheckResult> LookAsync(DoctorScene scene, Uri container, TokenCredential identity, CancellationToken cancellationToken)
    {
        try
        {
            var token = await identity.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Head, new UriBuilder(container) { Query = "restype=container" }.Uri);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            request.Headers.Add("x-ms-version", "2020-12-06");
            using var response = await scene.Http.SendAsync(request, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => CheckResult.Good("控えの置き場があります。"),
                HttpStatusCode.NotFound => CheckResult.Bad("控えの置き場（コンテナー）がありません。Backup:Container を確かめてください。"),
                var status => CheckResult.Bad($"控えの置き場を使えません（{(int)status}）。ID に「ストレージ BLOB データ共同作成者」の役割があるかを確かめてください。"),
            };
        }
        catch (AuthenticationFailedException)
        {
            return CheckResult.Bad("控えの置き場のトークンを受け取れません。az login をしたか、ID があるかを確かめてください。");
        }
        catch (HttpRequestException)
        {
            return CheckResult.Bad("控えの置き場につながりません。Backup:Container と、ネットワークの設定を確かめてください。");
        }
    }
}
