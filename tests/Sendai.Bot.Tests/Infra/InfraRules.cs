using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Sendai.Bot.Keeping;
using Sendai.Bot.Watch;

namespace Sendai.Bot.Tests.Infra;

/// <summary>What infra/*.bicep promises. Each rule names what breaks it, so that the same rules judge files that were broken on purpose.</summary>
internal static partial class InfraRules
{
    /// <summary>Role, to whom, on what: the whole list.</summary>
    private static readonly string[] Roles =
    [
        "tableDataContributor principalId account",
        "blobDataContributor principalId backups",
        "metricsPublisher principalId component if telemetry",
        "tableDataContributor operatorId account if !empty(operatorId)",
        "blobDataReader operatorId backups if !empty(operatorId)",
    ];

    /// <summary>The names of roles never change their ids: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles</summary>
    private static readonly (string Name, string Id)[] RoleIds =
    [
        ("tableDataContributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"),
        ("blobDataContributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"),
        ("blobDataReader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"),
        ("metricsPublisher", "3913510d-42f4-4e42-8a64-420c390055eb"),
    ];

    private static readonly (string Type, string Path, string Value)[] Properties =
    [
        ("Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", "False"),
        ("Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", "False"),
        ("Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2"),
        ("Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", "True"),
        ("Microsoft.Storage/storageAccounts", "properties.encryption.requireInfrastructureEncryption", "True"),
        ("Microsoft.Storage/storageAccounts", "properties.encryption.services.table.keyType", "Account"),
        ("Microsoft.Storage/storageAccounts", "properties.publicNetworkAccess", "isPrivate ? 'Disabled' : 'Enabled'"),
        ("Microsoft.Storage/storageAccounts/blobServices", "properties.deleteRetentionPolicy.enabled", "False"),
        ("Microsoft.Storage/storageAccounts/blobServices", "properties.containerDeleteRetentionPolicy.enabled", "False"),
        ("Microsoft.Storage/storageAccounts/blobServices", "properties.isVersioningEnabled", "False"),
        ("Microsoft.Storage/storageAccounts/blobServices/containers", "name", "backups"),
        ("Microsoft.Storage/storageAccounts/blobServices/containers", "properties.publicAccess", "None"),
        ("Microsoft.BotService/botServices", "properties.msaAppType", "UserAssignedMSI"),
        ("Microsoft.BotService/botServices", "properties.disableLocalAuth", "True"),
        ("Microsoft.Web/serverfarms", "sku.name", "B1"),
        ("Microsoft.Web/sites", "properties.httpsOnly", "True"),
        ("Microsoft.Web/sites", "properties.clientAffinityEnabled", "False"),
        ("Microsoft.Web/sites", "properties.siteConfig.linuxFxVersion", "DOTNETCORE|10.0"),
        ("Microsoft.Web/sites", "properties.siteConfig.appCommandLine", "dotnet Sendai.Bot.dll serve --listen any --port 8080"),
        ("Microsoft.Web/sites", "properties.siteConfig.alwaysOn", "True"),
        ("Microsoft.Web/sites", "properties.siteConfig.http20Enabled", "True"),
        ("Microsoft.Web/sites", "properties.siteConfig.minTlsVersion", "1.2"),
        ("Microsoft.Web/sites", "properties.siteConfig.scmMinTlsVersion", "1.2"),
        ("Microsoft.Web/sites", "properties.siteConfig.ftpsState", "Disabled"),
        ("Microsoft.Web/sites", "properties.siteConfig.remoteDebuggingEnabled", "False"),
        ("Microsoft.Web/sites", "properties.siteConfig.healthCheckPath", "/health/ready"),
        ("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", "False"),
        ("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "True"),
        ("Microsoft.OperationalInsights/workspaces", "properties.workspaceCapping.dailyQuotaGb", "json('0.16')"),
        ("Microsoft.Insights/components", "properties.DisableLocalAuth", "True"),
    ];

    private static readonly string[] Settings =
    [
        "Bot__AppId", "Bot__TenantId", "Bot__Credential", "Bot__ManagedIdentityClientId", "Bot__PublicUrl", "Storage__Endpoint", "Storage__ClientId",
        "Backup__Container", "Access__Tenants__0", "Graph__Organizer", "WEBSITES_PORT", "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    /// <summary>The numbers from 100 are for alerts, those from 110 are not.</summary>
    private static readonly string[] Events =
    [
        .. new[] { typeof(WatchLog), typeof(KeepingLog) }.SelectMany(log => log.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Select(line => (Line: line, What: line.GetCustomAttribute<LoggerMessageAttribute>()!))
            .Where(line => line.What is { EventId: >= 100 and < 110 })
            .Select(line => $"{line.What.EventId} {line.What.EventName ?? line.Line.Name}"),
    ];

    /// <summary>What the heartbeat says of itself.</summary>
    private static readonly string[] AliveFields =
    [
        .. Placeholder().Matches(typeof(WatchLog).GetMethod(nameof(WatchLog.Alive))!.GetCustomAttribute<LoggerMessageAttribute>()!.Message).Select(match => match.Groups[1].Value),
    ];

    private static readonly string[] LogAlerts =
        ["dead-letters", "deliveries-late", "no-heartbeat", "backup-failed", "no-backup", "deliveries-failing"];

    private static readonly string[] MetricAlerts = ["Http5xx", "HealthCheckStatus"];

    private static readonly string[] CollectedLogs = ["AppServiceConsoleLogs", "AppServicePlatformLogs"];

    public static string[] Problems(BicepFile[] files, IReadOnlyDictionary<string, string> texts) =>
    [
        .. files.SelectMany(Names),
        .. Parameters(files.Single(file => file.File == "main.bicep")),
        .. files.SelectMany(file => Modules(file, files)),
        .. Secrets(files, texts),
        .. RolesOf(files),
        .. PropertiesOf(files),
        .. Channels(files),
        .. Lifecycle(files),
        .. App(files),
        .. Alerts(files),
    ];

    private static IEnumerable<string> Names(BicepFile file) =>
    [
        .. file.Errors.Select(error => $"{file.File}: cannot be read at {error}"),
        .. file.Unused.Select(name => $"{file.File}: {name} is never used"),
        .. file.Undeclared.Select(name => $"{file.File}: nobody declares {name}"),
        .. file.Resources.Where(resource => !ApiVersion().IsMatch(resource.Api)).Select(resource => $"{file.File}: {resource.Symbol} has no API version"),
    ];

    private static IEnumerable<string> Parameters(BicepFile main)
    {
        if (main.Params.Length > 8)
        {
            yield return $"main.bicep: {main.Params.Length} parameters, 8 are allowed";
        }

        foreach (var parameter in main.Params.Where(parameter => !parameter.Decorators.Contains("description")))
        {
            yield return $"main.bicep: {parameter.Name} is not described";
        }
    }

    private static IEnumerable<string> Modules(BicepFile file, BicepFile[] files)
    {
        foreach (var module in file.Modules)
        {
            if (files.SingleOrDefault(each => each.File == module.File) is not { } target)
            {
                yield return $"{file.File}: there is no {module.File}";
                continue;
            }

            foreach (var missing in target.Params.Where(parameter => !parameter.HasDefault && !module.Given.Contains(parameter.Name)))
            {
                yield return $"{file.File}: {module.Symbol} is not given {missing.Name}";
            }

            foreach (var unknown in module.Given.Where(name => target.Params.All(parameter => parameter.Name != name)))
            {
                yield return $"{file.File}: {module.Symbol} does not take {unknown}";
            }

            foreach (var output in file.ModuleOutputs.Where(output => output.StartsWith($"{module.Symbol}.", StringComparison.Ordinal)
                && target.Outputs.All(each => $"{module.Symbol}.{each.Name}" != output)))
            {
                yield return $"{file.File}: {module.File} has no output for {output}";
            }
        }
    }

    private static IEnumerable<string> Secrets(BicepFile[] files, IReadOnlyDictionary<string, string> texts) =>
    [
        .. from file in files
           from output in file.Outputs
           where SecretLike().IsMatch($"{output.Name} {output.Value}")
           select $"{file.File}: the output {output.Name} looks like a secret",
        .. from file in files
           from parameter in file.Params
           where SecretLike().IsMatch(parameter.Name) || parameter.Decorators.Contains("secure")
           select $"{file.File}: the parameter {parameter.Name} looks like a secret",
        .. from text in texts
           where text.Value.Contains("listKeys", StringComparison.OrdinalIgnoreCase) || text.Value.Contains("listSecrets", StringComparison.OrdinalIgnoreCase)
           select $"{text.Key}: asks for keys",
    ];

    private static IEnumerable<string> RolesOf(BicepFile[] files)
    {
        var given = Resources(files, "Microsoft.Authorization/roleAssignments")
            .Select(each => $"{RoleName().Match(each["properties.roleDefinitionId"]).Groups[1].Value} {each["properties.principalId"]} {each["scope"]}"
                + (each.Conditional ? $" if {(each["properties.principalId"] == "operatorId" ? "!empty(operatorId)" : "telemetry")}" : ""))
            .ToArray();
        var ids = files.SelectMany(file => file.Variables).Select(variable => (variable.Name, BicepResource.Text(variable.Value))).ToArray();
        return
        [
            .. given.Except(Roles).Select(role => $"role that is not on the list: {role}"),
            .. Roles.Except(given).Select(role => $"role that is missing: {role}"),
            .. RoleIds.Where(role => !ids.Contains(role)).Select(role => $"{role.Name} is not {role.Id}"),
        ];
    }

    private static IEnumerable<string> PropertiesOf(BicepFile[] files) =>
        from expected in Properties
        from resource in Resources(files, expected.Type).DefaultIfEmpty()
        where resource?[expected.Path] != expected.Value
        select $"{expected.Type}: {expected.Path} is not {expected.Value}";

    private static IEnumerable<string> Channels(BicepFile[] files) =>
        Resources(files, "Microsoft.BotService/botServices/channels").Select(channel => $"{channel["name"]} {channel["properties.channelName"]}").ToArray() is
            ["MsTeamsChannel MsTeamsChannel"]
            ? []
            : ["Teams is not the only channel"];

    private static IEnumerable<string> Lifecycle(BicepFile[] files)
    {
        var rules = Resources(files, "Microsoft.Storage/storageAccounts/managementPolicies").Single().At("properties.policy.rules")!.Value;
        return rules.GetArrayLength() == 1
            && rules[0].GetProperty("enabled").GetBoolean()
            && rules[0].GetProperty("definition").ToString().Replace(" ", "", StringComparison.Ordinal) is
                """{"filters":{"blobTypes":["blockBlob"],"prefixMatch":["backups/"]},"actions":{"baseBlob":{"delete":{"daysAfterCreationGreaterThan":30}}}}"""
            ? []
            : ["backups are not removed after 30 days"];
    }

    private static IEnumerable<string> App(BicepFile[] files)
    {
        var app = files.Single(file => file.File == "app.bicep");
        var names = app.Variables.Where(variable => variable.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(variable => variable.Value.EnumerateArray())
            .Select(setting => setting.GetProperty("name").ToString())
            .ToArray();
        var logs = Resources(files, "Microsoft.Insights/diagnosticSettings").Single().At("properties.logs")!.Value;
        return
        [
            .. Settings.Except(names).Select(name => $"app.bicep: the setting {name} is missing"),
            .. logs.EnumerateArray().Select(log => log.GetProperty("category").GetString()!)
                .Except(CollectedLogs)
                .Select(category => $"app.bicep: {category} is collected"),
        ];
    }

    private static IEnumerable<string> Alerts(BicepFile[] files)
    {
        var rules = files.Single(file => file.File == "alerts.bicep").Variables
            .Where(variable => variable.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(variable => variable.Value.EnumerateArray())
            .ToDictionary(rule => rule.GetProperty("key").GetString()!, rule => rule.GetProperty("query").GetString()!);
        var metrics = Resources(files, "Microsoft.Insights/metricAlerts").Select(alert => alert.At("properties.criteria.allOf")!.Value[0].GetProperty("metricName").GetString());
        return
        [
            .. LogAlerts.Except(rules.Keys).Select(key => $"alerts.bicep: nobody hears of {key}"),
            .. MetricAlerts.Except(metrics).Select(metric => $"alerts.bicep: nobody hears of {metric}"),
            .. rules.Where(rule => !IsKnown(rule.Value)).Select(rule => $"alerts.bicep: {rule.Key} asks for what nobody writes"),
            .. Events.Except(rules.Values.SelectMany(EventsIn)).Select(line => $"alerts.bicep: nobody hears of {line}"),
        ];
    }

    /// <summary>Event id and name belong together, and stand in the category that is agreed; the one metric has its name.</summary>
    private static bool IsKnown(string query) => query.Contains("AppMetrics", StringComparison.Ordinal)
        ? query.Contains("where Name == 'sendai.deliveries'", StringComparison.Ordinal)
        : query.Contains($"tostring(line.Category) == '{WatchLog.Category}'", StringComparison.Ordinal)
            && EventsIn(query) is { Length: > 0 } named
            && named.Length == query.Split("EventId").Length - 1
            && named.All(Events.Contains)
            && StateField().Matches(query).All(match => AliveFields.Contains(match.Groups[1].Value));

    private static string[] EventsIn(string query) => [.. EventId().Matches(query).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}")];

    private static IEnumerable<BicepResource> Resources(BicepFile[] files, string type) =>
        files.SelectMany(file => file.Resources).Where(resource => resource.Type == type && !resource.Existing);

    [GeneratedRegex(@"^20\d\d-\d\d-\d\d(-preview)?$")]
    private static partial Regex ApiVersion();

    [GeneratedRegex("secret|password|key|token|connection|credential|sas", RegexOptions.IgnoreCase)]
    private static partial Regex SecretLike();

    [GeneratedRegex(@"roleDefinitions', (\w+)\)")]
    private static partial Regex RoleName();

    [GeneratedRegex(@"toint\(line\.EventId\) == (\d+)\b.*// (\w+)$", RegexOptions.Multiline)]
    private static partial Regex EventId();

    [GeneratedRegex(@"line\.State\.(\w+)")]
    private static partial Regex StateField();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
