using Microsoft.Extensions.Configuration;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Commands;
using Sendai.Teams.Authentication;

namespace Sendai.Bot.Tests.Access;

/// <summary>Rights that stand in the settings.</summary>
public sealed class AccessSettingsTests
{
    private const string One = "10000000-0000-4000-8000-00000000000A";

    [Fact]
    public void Tenants_AreTheListOrElseTheBotsOwn()
    {
        Assert.Equal([One.ToLowerInvariant()], Read(("Access:Tenants:0", One), ("Bot:TenantId", "20000000-0000-4000-8000-00000000000b")).Tenants);
        Assert.Equal([One.ToLowerInvariant()], Read(("Bot:TenantId", One)).Tenants);
        Assert.Empty(Read(("Bot:TenantId", "")).Tenants);
        Assert.Equal([One.ToLowerInvariant()], Read(("Access:Administrators:0", $" {One} ")).Administrators);
    }

    [Theory]
    [InlineData("Access:Administrators:0", "taro@example.com")]
    [InlineData("Access:Administrators:0", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Access:Administrators:0", "")]
    [InlineData("Access:Administrators", One)]
    [InlineData("Access:Tenants:0", "example.com")]
    [InlineData("Access:Tenants", One)]
    [InlineData("Bot:TenantId", "common")]
    public void WhatIsNoId_IsRefusedWithoutRepeatingIt(string name, string value)
    {
        var refused = Assert.Throws<BotSettingsException>(() => Read((name, value)));

        Assert.Contains(name.TrimEnd('0', ':'), refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("example", refused.Message, StringComparison.Ordinal);
        Assert.Matches("[ぁ-ん]", refused.Message);
    }

    [Fact]
    public async Task Program_EndsWithOneLineWhenASettingIsBroken()
    {
        // Beside those of appsettings.Development.json.
        var ran = await BotProgram.RunWithAsync("Access:Administrators:2", "だれか", "--no-playground", "--port", $"{BotProgram.FreePort()}");

        var line = ran.AssertFailedInOneLine();
        Assert.Contains("Access:Administrators の 3 番目", line, StringComparison.Ordinal);
        Assert.DoesNotContain("だれか", line, StringComparison.Ordinal);
    }

    private static AccessSettings Read(params (string Name, string Value)[] settings) => AccessSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)))
        .Build());
}
