using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Sendai.Bot.Tests.Commands;
using Sendai.Teams.Authentication;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>As whom the bot calls Teams, by its settings.</summary>
public sealed class BotCredentialTests
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Tenant = "99999999-2222-3333-4444-555555555555";
    private const string Secret = "ひみつのことば";

    [Theory]
    [InlineData("")]
    [InlineData("Bot:Credential=Secret")]
    public void WithoutAppId_ThereAreNoTokens(string settings) => Assert.Null(Read(settings).Credential);

    [Fact]
    public void OutboundTokenNone_SwitchesTokensOff() =>
        Assert.Null(Read($"Bot:AppId={AppId};Bot:Credential=ManagedIdentity;Bot:OutboundToken=none").Credential);

    [Theory]
    [InlineData("Bot:Credential=ManagedIdentity", typeof(ManagedIdentityCredential))]
    [InlineData("Bot:ManagedIdentityClientId=x", typeof(ManagedIdentityCredential))]
    [InlineData("IDENTITY_ENDPOINT=http://169.254.255.2", typeof(ManagedIdentityCredential))]
    [InlineData($"Bot:Credential=Workload;Bot:TenantId={Tenant};Bot:FederatedIdentityClientId=x", typeof(ClientAssertionCredential))]
    [InlineData($"Bot:Credential=Workload;Bot:TenantId={Tenant};Bot:FederatedTokenFile=FILE", typeof(WorkloadIdentityCredential))]
    [InlineData($"Bot:Credential=Certificate;Bot:TenantId={Tenant};Bot:CertificatePath=FILE", typeof(ClientCertificateCredential))]
    [InlineData($"Bot:Credential=Secret;Bot:TenantId={Tenant};Bot:ClientSecret={Secret}", typeof(ClientSecretCredential))]
    [InlineData($"Bot:Credential=Secret;Bot:TenantId={Tenant};Bot:ClientSecret={Secret};Bot:Authority=https://login.microsoftonline.us", typeof(ClientSecretCredential))]
    public void NamedKind_IsTaken(string settings, Type kind)
    {
        var identity = Read($"Bot:AppId={AppId};{settings}");
        Assert.IsType(kind, identity.Credential);
        Assert.Equal("https://api.botframework.com/.default", identity.Scope);
    }

    [Fact]
    public void Scope_OfAnotherCloudIsASetting() => Assert.Equal(
        "https://api.botframework.us/.default",
        Read($"Bot:AppId={AppId};Bot:Credential=ManagedIdentity;Bot:Scope=https://api.botframework.us/.default").Scope);

    [Fact]
    public void Certificate_OpensWithThePasswordOfItsFile()
    {
        var folder = Directory.CreateTempSubdirectory("sendai-cert-").FullName;
        var (pfx, password) = (Path.Combine(folder, "bot.pfx"), Path.Combine(folder, "password"));
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        File.WriteAllBytes(pfx, certificate.Export(X509ContentType.Pfx, Secret));
        var settings = $"Bot:AppId={AppId};Bot:Credential=Certificate;Bot:TenantId={Tenant};Bot:CertificatePath={pfx};Bot:CertificatePasswordFile={password}";

        File.WriteAllText(password, $"{Secret}\n");
        Assert.IsType<ClientCertificateCredential>(Read(settings).Credential);

        File.WriteAllText(password, "wrong");
        Assert.Contains("Bot:CertificatePath", Assert.Throws<BotSettingsException>(() => Read(settings)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Bot:Credential に")]
    // What is set is not taken for what is meant.
    [InlineData($"Bot:TenantId={Tenant};Bot:ClientSecret={Secret}", "Bot:Credential に")]
    [InlineData("Bot:Credential=secret", "Bot:Credential に")]
    [InlineData($"Bot:Credential=Secret;Bot:ClientSecret={Secret}", "Bot:TenantId も")]
    [InlineData($"Bot:Credential=Secret;Bot:TenantId={Tenant}", "Bot:ClientSecret も")]
    [InlineData($"Bot:Credential=Certificate;Bot:TenantId={Tenant}", "Bot:CertificatePath も")]
    [InlineData($"Bot:Credential=Certificate;Bot:TenantId={Tenant};Bot:CertificatePath=/nowhere", "Bot:CertificatePath のファイル")]
    [InlineData($"Bot:Credential=Workload;Bot:TenantId={Tenant}", "Bot:FederatedTokenFile も")]
    [InlineData($"Bot:Credential=Secret;Bot:TenantId={Tenant};Bot:ClientSecret={Secret};Bot:Authority=http://login.example", "Bot:Authority は")]
    [InlineData("Bot:OutboundToken=off", "Bot:OutboundToken に")]
    public void WhatDoesNotFit_IsSaidInOneLineWithoutValues(string settings, string words)
    {
        var refusal = Assert.Throws<BotSettingsException>(() => Read($"Bot:AppId={AppId};{settings}"));
        Assert.StartsWith(words == "Bot:Credential に" ? "Bot:AppId を使うときは" : "Bot:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Bot_WithAnAppIdButNoCredentialDoesNotStart(string environment)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["Bot:AppId"] = AppId,
            ["Storage:Path"] = BotFactory.NewDatabase(),
        };
        var line = (await BotProgram.RunWithAsync(settings, "--no-playground", "--port", $"{BotProgram.FreePort()}")).AssertFailedInOneLine();
        Assert.StartsWith("Bot:AppId を使うときは、Teams に送るための資格情報も設定してください。", line, StringComparison.Ordinal);
    }

    private static ConnectorIdentity Read(string settings)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sendai-file-").FullName, "file");
        File.WriteAllText(file, "x");
        return BotCredential.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1].Replace("FILE", file, StringComparison.Ordinal)))).Build());
    }
}
