using System.Text.Json;

namespace Sendai.Bot.Tests.Infra;

public sealed class InfraTests
{
    [Fact]
    public async Task Bicep_KeepsItsPromises()
    {
        var texts = BicepFile.Texts();

        Assert.Empty(InfraRules.Problems(await BicepFile.ReadAsync(texts), texts));
    }

    /// <summary>Each rule sees what breaks it.</summary>
    [Theory]
    [InlineData("identity.bicep", "param location string\n", "param {\n", "cannot be read")]
    [InlineData("budget.bicep", "param email string", "param email string\nparam email string", "cannot be read at email: declared twice")]
    [InlineData("budget.bicep", "param email string", "param email string\nparam spare string", "spare is never used")]
    [InlineData("watch.bicep", "WorkspaceResourceId: workspace.id", "WorkspaceResourceId: workspaces.id", "nobody declares line 29: workspaces")]
    [InlineData("watch.bicep", "components@2020-02-02", "components", "has no API version")]
    [InlineData("main.bicep", "param alertEmail string", "param alertEmail string\n@description('x')\nparam spare string = alertEmail", "9 parameters")]
    [InlineData("main.bicep", "@description('Where alerts and the budget write to.')", "", "alertEmail is not described")]
    [InlineData("main.bicep", "'watch.bicep'", "'watching.bicep'", "there is no watching.bicep")]
    [InlineData("main.bicep", "    start: budgetStart\n", "", "budget is not given start")]
    [InlineData("main.bicep", "    start: budgetStart\n", "    start: budgetStart\n    end: budgetStart\n", "budget does not take end")]
    [InlineData("main.bicep", "storage.outputs.tables", "storage.outputs.blobs", "has no output for storage.blobs")]
    [InlineData("watch.bicep", "output componentName string", "output target string = component.properties.ConnectionString\noutput componentName string", "target looks like a secret")]
    [InlineData("bot.bicep", "param endpoint string", "@secure()\nparam endpoint string", "endpoint looks like a secret")]
    [InlineData("storage.bicep", "output name string = account.name", "output name string = account.listKeys().value", "asks for keys")]
    [InlineData("roles.bicep", "  scope: backups\n", "  scope: account\n", "role that is not on the list: blobDataContributor principalId account")]
    [InlineData("roles.bicep", "if (telemetry) {", "{", "role that is missing: metricsPublisher principalId component if telemetry")]
    [InlineData("roles.bicep", "'0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'", "'b24988ac-6180-42a0-ab88-20f7382dd24c'", "tableDataContributor is not")]
    [InlineData("storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "allowSharedKeyAccess is not False")]
    [InlineData("storage.bicep", "requireInfrastructureEncryption: true", "requireInfrastructureEncryption: false", "requireInfrastructureEncryption is not True")]
    [InlineData("storage.bicep", "minimumTlsVersion: 'TLS1_2'", "minimumTlsVersion: 'TLS1_0'", "minimumTlsVersion is not TLS1_2")]
    [InlineData("storage.bicep", "daysAfterCreationGreaterThan: 30", "daysAfterCreationGreaterThan: 365", "after 30 days")]
    [InlineData("storage.bicep", "          enabled: true\n          type: 'Lifecycle'", "          enabled: false\n          type: 'Lifecycle'", "after 30 days")]
    [InlineData("app.bicep", "ftpsState: 'Disabled'", "ftpsState: 'AllAllowed'", "ftpsState is not Disabled")]
    [InlineData("app.bicep", "name: 'scm'\n  properties: {\n    allow: false", "name: 'scm'\n  properties: {\n    allow: true", "properties.allow is not False")]
    [InlineData("app.bicep", "Bot__Credential", "Bot__Kind", "Bot__Credential is missing")]
    [InlineData("app.bicep", "AppServicePlatformLogs", "AppServiceHTTPLogs", "AppServiceHTTPLogs is collected")]
    [InlineData("bot.bicep", "name: 'MsTeamsChannel'", "name: 'DirectLineChannel'", "Teams is not the only channel")]
    [InlineData("alerts.bicep", "key: 'dead-letters'", "key: 'letters'", "nobody hears of dead-letters")]
    [InlineData("alerts.bicep", "metricName: 'Http5xx'", "metricName: 'Http4xx'", "nobody hears of Http5xx")]
    [InlineData("alerts.bicep", "toint(line.EventId) == 101", "toint(line.EventId) == 104", "dead-letters asks for what nobody writes")]
    [InlineData("alerts.bicep", "toint(line.EventId) == 103 and", "toint(line.EventId) == 102 and", "no-backup asks for what nobody writes")]
    [InlineData("alerts.bicep", "toint(line.EventId) == 102 // BackupFailed", "toint(line.EventId) == 100 // Alive", "nobody hears of 102 BackupFailed")]
    [InlineData("alerts.bicep", "line.State.Lag", "line.State.Late", "deliveries-late asks for what nobody writes")]
    [InlineData("alerts.bicep", "'Sendai.Bot.Watch'", "'Sendai.Bot.Watched'", "dead-letters asks for what nobody writes")]
    [InlineData("alerts.bicep", "'sendai.deliveries'", "'sendai.sent'", "deliveries-failing asks for what nobody writes")]
    public async Task BrokenBicep_IsNoticed(string file, string from, string to, string said)
    {
        var texts = BicepFile.Texts();
        Assert.Contains(from, texts[file], StringComparison.Ordinal);
        var at = texts[file].IndexOf(from, StringComparison.Ordinal);
        texts[file] = texts[file].Remove(at, from.Length).Insert(at, to);

        Assert.Contains(InfraRules.Problems(await BicepFile.ReadAsync(texts), texts), problem => problem.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SampleOfTheSettings_HasWhatMainTakes()
    {
        var main = (await BicepFile.ReadAsync(BicepFile.Texts())).Single(file => file.File == "main.bicep");
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(BicepFile.Folder, "settings.example.json")));
        var types = sample.RootElement.GetProperty("parameters").EnumerateObject().ToDictionary(
            parameter => parameter.Name,
            parameter => parameter.Value.GetProperty("value").ValueKind switch
            {
                JsonValueKind.String => "string",
                JsonValueKind.Number => "int",
                JsonValueKind.Array => "array",
                _ => "bool",
            });

        // deploy.sh works out when the budget began; everything else is to be seen and chosen.
        Assert.Equal(main.Params.Where(parameter => parameter.Name != "budgetStart").ToDictionary(parameter => parameter.Name, parameter => parameter.Type), types);
    }

    [Fact]
    public async Task Collector_ListensToThisAppOnlyAndSignsInAsItsIdentity()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(BicepFile.Folder, "collector.yaml"));

        Assert.Equal(["endpoint: localhost:4317"], text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("endpoint:", StringComparison.Ordinal)));
        Assert.Contains("metrics:\n      receivers: [otlp]\n      processors: [memory_limiter, cumulativetodelta, batch]\n", text, StringComparison.Ordinal);
        Assert.Contains("authenticator: azureauth", text, StringComparison.Ordinal);
        Assert.Contains("client_id: ${env:COLLECTOR_CLIENT_ID}", text, StringComparison.Ordinal);
    }
}
