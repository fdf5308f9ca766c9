using System.Net;
using Sendai.Bot.Files;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>Whether people's browsers find the bot.</summary>
internal static class AddressCheck
{
    public static Check Of(DoctorScene scene) => new("公開アドレス", async cancellationToken =>
    {
        if (PublicAddress.Read(scene.Configuration, scene.IsDevelopment) is not { } address)
        {
            return CheckResult.Doubt("Bot:PublicUrl がありません。名簿や予定表ファイルのリンクは出ません。");
        }

        try
        {
            using var response = await scene.Http.GetAsync(new Uri(address, "/privacy"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK
                ? CheckResult.Good("開けます。")
                : CheckResult.Bad($"開けますが、ボットのページが出ません（{(int)response.StatusCode}）。ボットが動いているか、アドレスが正しいかを確かめてください。");
        }
        catch (HttpRequestException)
        {
            return CheckResult.Bad("つながりません。ボットが動いているか、Bot:PublicUrl が正しいかを確かめてください。");
        }
    });
}
