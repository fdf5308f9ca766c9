using Sendai.Bot.Tests.Endpoint;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>A good token with an activity for which it was not made, or from where the bot does not take any.</summary>
public sealed class TokenActivityTests(AttackedBot attacked) : IClassFixture<AttackedBot>
{
    private BotFactory Bot => attacked.Bot;

    [Theory]
    [InlineData("https://smba.trafficmanager.net/jp/")]
    [InlineData("{own}/")]
    [InlineData("{own}/other")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://evil.example/?{own}")]
    public async Task ServiceUrl_OtherThanTheTokensIsRefused(string serviceUrl) =>
        await RefusedAsync("ServiceUrl", serviceUrl: serviceUrl);

    [Theory]
    [InlineData("https://smba.trafficmanager.net/jp/")]
    [InlineData("https://evil.example/")]
    [InlineData("https://169.254.169.254/metadata/identity/oauth2/token")]
    [InlineData("http://localhost:{port}")]
    [InlineData("http://[::1]:{port}")]
    [InlineData("http://127.0.0.2:{port}")]
    [InlineData("http://127.1:{port}")]
    [InlineData("http://user@127.0.0.1:{port}")]
    [InlineData("http://127.0.0.1:{port}/?x=1")]
    [InlineData("http://127.0.0.1:{port}/%2e%2e/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    public async Task ServiceUrl_OfAnotherHostIsRefusedEvenWhenTheTokenSaysSo(string serviceUrl) =>
        await RefusedAsync("ServiceHost", serviceUrl: serviceUrl, tokenSaysSo: true);

    [Fact]
    public async Task ServiceUrl_IsComparedInAnyCase() =>
        await AttackedBot.AssertOpenAsync(Bot, $"Bearer {Bot.Token(claims => claims["serviceurl"] = Bot.Connector.Url.ToUpperInvariant())}");

    [Theory]
    [InlineData("webchat", "Endorsement")]
    [InlineData("directline", "Endorsement")]
    [InlineData("MSTEAMS", "Endorsement")]
    [InlineData("msteams ", "Endorsement")]
    [InlineData("", "Endorsement")]
    [InlineData(null, "Endorsement")]
    public async Task Channel_ForWhichTheKeyIsNotEndorsedIsRefused(string? channel, string reason) => await RefusedAsync(reason, channel: channel);

    /// <summary>In Web Chat and Direct Line senders choose their own ids.</summary>
    [Theory]
    [InlineData("webchat")]
    [InlineData("directline")]
    [InlineData("MSTEAMS")]
    [InlineData("msteams2")]
    public async Task Channel_OtherThanTeamsIsRefusedEvenWithItsOwnKey(string channel) =>
        await RefusedAsync("Channel", channel: channel, key: attacked.WebChatKey);

    private Task RefusedAsync(
        string reason, string? serviceUrl = null, bool tokenSaysSo = false, string? channel = "msteams", TestKey? key = null)
    {
        var own = Bot.Connector.Url;
        var sent = (serviceUrl ?? "{own}").Replace("{own}", own, StringComparison.Ordinal)
            .Replace("{port}", $"{new Uri(own).Port}", StringComparison.Ordinal);
        var token = Bot.Token(key: key, claims: claims => claims["serviceurl"] = tokenSaysSo ? sent : own);
        return AttackedBot.AssertRefusedAsync(Bot, reason, [$"Bearer {token}"], change: activity =>
        {
            activity["serviceUrl"] = sent;
            activity["channelId"] = channel;
        });
    }
}
