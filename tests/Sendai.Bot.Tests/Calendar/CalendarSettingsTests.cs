using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Sendai.Bot.Calendar;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Teams.Authentication;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Tests.Calendar;

/// <summary>In whose calendar, and where.</summary>
public sealed class CalendarSettingsTests
{
    private static readonly ConnectorIdentity Somebody = new(new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));

    [Theory]
    [InlineData("yoyaku@example.jp")]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    public void Mailbox_IsAnAddressOrAnId(string organizer)
    {
        Assert.Equal(organizer, Read(Somebody, ("Organizer", organizer)).Organizer);
        Assert.Null(Read(Somebody).Organizer);
        Assert.Null(Read(Somebody, ("Organizer", "")).Organizer);
    }

    [Theory]
    [InlineData("himitsu")]
    [InlineData("himitsu@")]
    [InlineData("@himitsu")]
    [InlineData("himitsu@a@b")]
    [InlineData("himitsu @example.jp")]
    [InlineData("秘密himitsu@example.jp")]
    [InlineData("himitsu_example.jp#EXT#@example.onmicrosoft.com")]
    public void WhatIsNoMailbox_IsSaidWithoutItsValue(string organizer) => Refused("Graph:Organizer", Somebody, ("Organizer", organizer));

    [Theory]
    [InlineData("https://graph.example.com/himitsu")]
    [InlineData("http://graph.microsoft.com")]
    [InlineData("himitsu")]
    public void WhatIsNoGraph_IsSaidWithoutItsValue(string endpoint) => Refused("Graph:Endpoint", Somebody, ("Endpoint", endpoint));

    [Fact]
    public void Endpoint_IsThePublicCloudUnlessItIsSet()
    {
        Assert.Equal("https://graph.microsoft.com/.default", Read(Somebody).Endpoint.Scope);
        Assert.Equal("https://graph.microsoft.us/.default", Read(Somebody, ("Endpoint", "https://graph.microsoft.us")).Endpoint.Scope);
    }

    [Fact]
    public void WithoutACredential_MailboxIsOfUseOnThisMachineOnly()
    {
        Refused("Graph:Organizer を使うには", ConnectorIdentity.None, ("Organizer", "yoyaku@example.jp"));

        Assert.NotNull(Read(ConnectorIdentity.None, ("Organizer", "yoyaku@example.jp"), ("Endpoint", "http://127.0.0.1:5000")).Organizer);
    }

    [Fact]
    public async Task Bot_WithSettingsThatDoNotFitDoesNotStart()
    {
        var settings = new Dictionary<string, string?> { ["Graph:Organizer"] = "yoyaku@example.jp", ["Storage:Path"] = BotFactory.NewDatabase() };

        var ran = await BotProgram.RunWithAsync(settings, "--no-playground", "--port", $"{BotProgram.FreePort()}");

        Assert.StartsWith("Graph:Organizer を使うには、Bot:AppId", ran.AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    private static void Refused(string words, ConnectorIdentity identity, params (string Name, string Value)[] settings)
    {
        var refusal = Assert.Throws<BotSettingsException>(() => Read(identity, settings));
        Assert.StartsWith(words, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("himitsu", refusal.Message, StringComparison.Ordinal);
    }

    private static CalendarSettings Read(ConnectorIdentity identity, params (string Name, string Value)[] settings) => CalendarSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>($"Graph:{setting.Name}", setting.Value)))
            .Build(),
        identity);
}
