using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>Somebody whose token is good, and names the same service URL, tries to make the bot call where it should not.</summary>
public sealed class ServiceUrlAttackTests
{
    /// <summary>PORT is that of a server on this machine which notes every call.</summary>
    private static readonly string[] Elsewhere =
    [
        "http://127.0.0.1:PORT", "https://127.0.0.1:PORT", "http://localhost:PORT", "http://[::1]:PORT", "http://[::ffff:127.0.0.1]:PORT",
        "http://127.1:PORT", "http://0:PORT", "http://0.0.0.0:PORT", "http://2130706433:PORT", "http://0x7f000001:PORT", "http://017700000001:PORT",
        "http://127.0.0.1.:PORT", "http://LOCALHOST.:PORT", "http://ⓛocalhost:PORT", "http://１２７.0.0.1:PORT", "http://user:pass@127.0.0.1:PORT",
        "http://smba.trafficmanager.net@127.0.0.1:PORT", "http://127.0.0.1:PORT#@smba.trafficmanager.net/", "http://127.0.0.1:PORT\\@smba.trafficmanager.net/",
        "http://127.0.0.1:PORT/?https://smba.trafficmanager.net/", "//127.0.0.1:PORT", "\\\\127.0.0.1:PORT\\share", "ftp://127.0.0.1:PORT", "file:///etc/passwd",
        "gopher://127.0.0.1:PORT/_x", "http://169.254.169.254/metadata/instance", "http://[fd00:ec2::254]/", "http://168.63.129.16/", "http://10.0.0.1/",
        "http://192.168.0.1/", "http://172.16.0.1/", "http://[fe80::1%25eth0]/", "https://10.0.0.1/", "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net.127.0.0.1.example/", "https://evil.trafficmanager.net/", "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example/smba.trafficmanager.net/", "http://smba.trafficmanager.net/", "https://smba.trafficmanager.net./", "https://smba%2etrafficmanager.net/",
        " https://smba.trafficmanager.net/", "https://smba.trafficmanager.net/\r\nHost: evil.example", "https://smba.trafficmanager。net/",
    ];

    [Fact]
    public async Task ServiceUrl_ThatIsNotAllowed_IsRefusedAndNobodyIsCalled()
    {
        // As in real life: the hosts of Teams and no others.
        await using var rig = await AttackRig.StartAsync(settings: new Dictionary<string, string?> { ["Bot:ServiceHosts"] = null });
        using var canary = new Canary();
        var chat = new Chat(rig.Bot);
        foreach (var url in Elsewhere.Select(url => url.Replace("PORT", $"{canary.Port}", StringComparison.Ordinal)))
        {
            var message = chat.Message($"{AttackRig.Secret} こんにちは");
            message["serviceUrl"] = url;
            var (status, _) = await rig.PostAsync(message, url);
            Assert.True(status is 400 or 401, $"{url} is answered with {status}.");
        }

        Assert.Empty(await rig.RowsAsync("People"));
        // What would have been sent is on its way before the host ends.
        await rig.Bot.DisposeAsync();
        Assert.Equal(0, canary.Visits);
    }

    [Fact]
    public async Task ServiceUrl_OfAnAllowedHost_IsCalled()
    {
        await using var rig = await AttackRig.StartAsync();
        using var canary = new Canary();
        var url = $"http://127.0.0.1:{canary.Port}";
        var message = new Chat(rig.Bot).Message("こんにちは");
        message["serviceUrl"] = url;

        Assert.Equal(202, (await rig.PostAsync(message, url)).Status);
        for (var tries = 0; canary.Visits == 0; tries++)
        {
            Assert.True(tries < 2000, "The canary sees nobody: it could not tell of an attack.");
            await Task.Delay(10);
        }
    }
}
