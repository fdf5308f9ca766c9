using Sendai.Teams.Authentication;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>Whether Teams' keys can be read, and whether its hosts can be reached.</summary>
internal static class ConnectorCheck
{
    private const string Network = "このコンピューターから外への通信（HTTPS）が許されているかを確かめてください。";

    public static Check Keys(DoctorScene scene) => new("Teams の鍵", async _ =>
    {
        var look = ChannelLook.Read(scene.Configuration);
        if (look.AppId is null)
        {
            return CheckResult.Doubt("使っていません（Bot:AppId がありません）。");
        }

        return await look.ReadKeysAsync(scene.Clients, scene.Time) switch
        {
            null => CheckResult.Good("読めました。Teams から来たものかどうかを確かめられます。"),
            KeyFailure.NoAnswer => CheckResult.Bad($"答えがありません。Bot:OpenIdMetadata（ふだんは書きません）と、{Network}"),
            KeyFailure.TooSlow => CheckResult.Bad($"時間がかかりすぎています。{Network}"),
            _ => CheckResult.Bad("答えが、鍵の一覧ではありません。Bot:OpenIdMetadata（ふだんは書きません）を確かめてください。途中のプロキシが答えていることもあります。"),
        };
    });

    public static Check Hosts(DoctorScene scene) => new("Teams の送り先", async cancellationToken =>
    {
        var look = ChannelLook.Read(scene.Configuration);
        if (look.AppId is null)
        {
            return CheckResult.Good("このコンピューターの中だけです。");
        }

        var reached = await Task.WhenAll(look.ServiceHosts.Select(async host => (Host: host, Is: await IsReachedAsync(scene, host, cancellationToken))));
        return reached.Where(one => !one.Is).Select(one => one.Host).ToList() switch
        {
            [] => CheckResult.Good($"つながります（{string.Join("、", look.ServiceHosts)}）。"),
            // The cloud of governments has a host of its own, which nobody else needs.
            var missing when missing.Count < reached.Length => CheckResult.Doubt($"つながらないところがあります：{string.Join("、", missing)}。ふだん使うのは {look.ServiceHosts[0]} です。"),
            var missing => CheckResult.Bad($"つながりません：{string.Join("、", missing)}。{Network}"),
        };
    });

    private static async Task<bool> IsReachedAsync(DoctorScene scene, string host, CancellationToken cancellationToken)
    {
        try
        {
            // Whatever it answers, it is there.
            using var response = await scene.Http.GetAsync(new Uri($"https://{host}/"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
