using Microsoft.Extensions.Configuration;
using Sendai.Teams.Authentication;
using Sendai.Teams.Connector;
using Sendai.Teams.Tests.Support;
using Sendai.Tests.Support;

namespace Sendai.Teams.Tests.Authentication;

public class SettingsTests
{
    [Theory]
    [InlineData("Bot:AppId", "my-bot")]
    [InlineData("Bot:AppId", "{11111111-2222-3333-4444-555555555555}")]
    [InlineData("Bot:OpenIdMetadata", "http://login.botframework.com/v1/.well-known/openidconfiguration")]
    [InlineData("Bot:OpenIdMetadata", "http://127.0.0.1.example.com/")]
    [InlineData("Bot:OpenIdMetadata", "http://10.0.0.1/")]
    [InlineData("Bot:OpenIdMetadata", "https://user@login.botframework.com/")]
    [InlineData("Bot:OpenIdMetadata", "ftp://127.0.0.1/")]
    [InlineData("Bot:OpenIdMetadata", "file:///etc/passwd")]
    [InlineData("Bot:OpenIdMetadata", "login.botframework.com")]
    [InlineData("Bot:ServiceHosts", "*.trafficmanager.net")]
    [InlineData("Bot:ServiceHosts", "*")]
    [InlineData("Bot:ServiceHosts", "https://smba.trafficmanager.net")]
    [InlineData("Bot:ServiceHosts", "smba.trafficmanager.net, smba.trafficmanager.net:443")]
    [InlineData("Bot:ServiceHosts", "smba.trafficmanager.net.")]
    public async Task BadSetting_KeepsTheBotFromStartingAndIsNamed(string name, string value)
    {
        var refused = await Assert.ThrowsAsync<BotSettingsException>(
            () => BotHost.StartAsync(environment: "Production", settings: (name, value)));
        Assert.StartsWith(name, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value == "*" ? "**" : value, refused.Message.Replace("smba.trafficmanager.net", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://login.botframework.azure.us/v1/.well-known/openidconfiguration")]
    [InlineData("http://localhost:1234/metadata")]
    [InlineData("http://[::1]:1234/metadata")]
    public void MetadataAddress_IsHttpsOrOnThisMachine(string address) =>
        Assert.Equal(new Uri(address), Read(("Bot:OpenIdMetadata", address)).OpenIdMetadata);

    /// <summary>With an app id: the public cloud's two hosts, exactly.</summary>
    [Theory]
    [InlineData("https://smba.trafficmanager.net/jp/", true)]
    [InlineData("https://smba.trafficmanager.net/amer/72f988bf-86f1-41af-91ab-2d7cd011db47/", true)]
    [InlineData("https://SMBA.trafficmanager.net", true)]
    [InlineData("https://smba.trafficmanager.net:443/jp/", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", true)]
    [InlineData("http://smba.trafficmanager.net/jp/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/jp/", false)]
    [InlineData("https://smba.trafficmanager.net./jp/", false)]
    [InlineData("https://evil.trafficmanager.net/jp/", false)]
    [InlineData("https://smba.trafficmanager.net.example.com/", false)]
    [InlineData("https://xsmba.trafficmanager.net/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net@example.com/", false)]
    [InlineData("https://example.com\\@smba.trafficmanager.net/", false)]
    [InlineData("https://example.com#@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net?x=1", false)]
    [InlineData("https://smba.trafficmanager.net/#", false)]
    [InlineData("https://smba%2etrafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net%00.example.com/", false)]
    [InlineData("https://smba。trafficmanager.net/", false)]
    [InlineData("https://ѕmba.trafficmanager.net/", false)]
    [InlineData("https://xn--mba-zxc.trafficmanager.net/", false)]
    [InlineData(" https://smba.trafficmanager.net/", false)]
    [InlineData("https:\\\\smba.trafficmanager.net/", false)]
    [InlineData("https:/smba.trafficmanager.net/", false)]
    [InlineData("https:smba.trafficmanager.net/", false)]
    [InlineData("//smba.trafficmanager.net/", false)]
    [InlineData("smba.trafficmanager.net", false)]
    [InlineData("", false)]
    [InlineData("http://127.0.0.1:56150/", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://169.254.169.254/metadata/", false)]
    [InlineData("https://10.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    public void PublicCloud_IsSpokenToByItsExactHosts(string serviceUrl, bool isTrusted) =>
        Assert.Equal(isTrusted, Hosts(("Bot:AppId", TestTokens.AppId)).Trusts(serviceUrl));

    /// <summary>A test rig or another cloud: what is named, and nothing of the usual list.</summary>
    [Theory]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams", true)]
    [InlineData("http://127.0.0.1:56150/_connector", true)]
    [InlineData("https://10.0.0.5/", true)]
    [InlineData("http://10.0.0.5/", false)]
    [InlineData("https://10.0.0.5:8443/", false)]
    [InlineData("https://10.0.0.6/", false)]
    [InlineData("http://localhost:56150/", false)]
    [InlineData("http://127.0.0.2:56150/", false)]
    [InlineData("http://127.1:56150/", false)]
    [InlineData("http://0x7f000001:56150/", false)]
    [InlineData("http://2130706433:56150/", false)]
    [InlineData("https://smba.trafficmanager.net/jp/", false)]
    public void ServiceHosts_TakeThePlaceOfTheUsualOnes(string serviceUrl, bool isTrusted)
    {
        Assert.Equal(isTrusted, Hosts(("Bot:AppId", TestTokens.AppId), ("Bot:ServiceHosts", "smba.infra.gov.teams.microsoft.us, 127.0.0.1 10.0.0.5")).Trusts(serviceUrl));
        Assert.Equal(isTrusted, Hosts(
            ("Bot:AppId", TestTokens.AppId),
            ("Bot:ServiceHosts:0", "smba.infra.gov.teams.microsoft.us"),
            ("Bot:ServiceHosts:1", "127.0.0.1"),
            ("Bot:ServiceHosts:2", "10.0.0.5")).Trusts(serviceUrl));
    }

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("https://smba.trafficmanager.net/jp/", false)]
    [InlineData("https://10.0.0.5/", false)]
    public void WithoutAppId_OnlyThisMachineIsSpokenTo(string serviceUrl, bool isTrusted)
    {
        Assert.Equal(isTrusted, Hosts().Trusts(serviceUrl));
        Assert.Equal(isTrusted, Hosts(("Bot:ServiceHosts", "smba.trafficmanager.net 10.0.0.5")).Trusts(serviceUrl));
    }

    [Theory]
    [InlineData("QUI", "41-42")]
    [InlineData("_-8", "FF-EF")]
    [InlineData("QUJ", null)]
    [InlineData("QUI=", null)]
    [InlineData("QU I", null)]
    [InlineData("QUI\n", null)]
    [InlineData("Q", null)]
    [InlineData("/+8", null)]
    [InlineData("", null)]
    [InlineData("あいう", null)]
    public void Base64Url_HasOneTextForTheSameBytes(string text, string? bytes) =>
        Assert.Equal(bytes, StrictBase64Url.Decode(text) is { } decoded ? BitConverter.ToString(decoded) : null);

    private static ServiceHosts Hosts(params (string Name, string Value)[] settings) => new(Read(settings));

    private static BotSettings Read(params (string Name, string Value)[] settings) => BotSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build());
}
