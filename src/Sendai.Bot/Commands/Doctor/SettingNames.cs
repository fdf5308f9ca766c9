namespace Sendai.Bot.Commands.Doctor;

/// <summary>The names of all settings of the bot; what others read beside them (<c>Logging</c>, <c>OTEL_…</c>) is their business.</summary>
internal static class SettingNames
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Access"] = ["Administrators", "Tenants"],
        ["Backup"] = ["Container"],
        ["Bot"] =
        [
            "AppId", "Authority", "CertificatePasswordFile", "CertificatePath", "ClientSecret", "Credential", "Developer", "FederatedIdentityClientId",
            "FederatedScope", "FederatedTokenFile", "Issuer", "ManagedIdentityClientId", "OpenIdMetadata", "OutboundToken", "PublicUrl", "Scope",
            "ServiceHosts", "TenantId",
        ],
        ["Graph"] = ["Endpoint", "Organizer"],
        ["Limits"] = ["BodyBytes", "Outbound", "PerConversation", "PerUser", "TurnsAtWork", "TurnsWaiting"],
        ["Pack"] = ["Path"],
        ["Pages"] = ["Contact", "Operator"],
        ["Reviews"] = ["ReminderTime"],
        ["Storage"] = ["ClientId", "ConnectionString", "Endpoint", "Path"],
    };

    /// <summary>Names in the bot's own sections that mean nothing; never a value.</summary>
    public static IReadOnlyList<string> Unknown(IConfiguration configuration) => [.. Known
        .SelectMany(section => configuration.GetSection(section.Key).GetChildren()
            .Where(setting => !section.Value.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            .Select(setting => $"{section.Key}:{setting.Key}"))
        .Order(StringComparer.Ordinal)];
}
