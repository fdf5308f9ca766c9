using Sendai.Teams.Authentication;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>This machine's clock against that of somebody whom the bot calls anyway: tokens live by it.</summary>
internal static class ClockCheck
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    public static Check Of(DoctorScene scene) => new("時計", async cancellationToken =>
    {
        Uri?[] others = [ChannelLook.Read(scene.Configuration).OpenIdMetadata, Uri.TryCreate(scene["Storage:Endpoint"], UriKind.Absolute, out var store) ? store : null];
        foreach (var other in others.OfType<Uri>())
        {
            if (await DateOfAsync(scene, other, cancellationToken) is { } date)
            {
                return Judge(scene.Time.GetUtcNow() - date);
            }
        }

        return CheckResult.Doubt("くらべる相手につながりませんでした。時計が合っているか、見て確かめてください。");
    });

    private static CheckResult Judge(TimeSpan ahead) => ahead.Duration() <= Most
        ? CheckResult.Good("合っています。")
        : CheckResult.Bad($"{(int)ahead.Duration().TotalMinutes}分{(ahead > TimeSpan.Zero ? "進んで" : "遅れて")}います。時刻の自動設定（NTP）を入れてください。ずれていると、Teams も保存先も断ります。");

    private static async Task<DateTimeOffset?> DateOfAsync(DoctorScene scene, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await scene.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.Headers.Date;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
