using Sendai.Teams.Authentication;

namespace Sendai.Bot.Access;

/// <summary>
/// Who has rights by the settings alone: <c>Access:Administrators</c>, object ids of people, and <c>Access:Tenants</c>, the
/// tenants whose people may use the bot; without them <c>Bot:TenantId</c>, the bot's own.
/// </summary>
/// <param name="Administrators">Object ids in small letters.</param>
/// <param name="Tenants">Tenant ids in small letters; none means that nobody is let in, in Development everybody.</param>
internal sealed record AccessSettings(IReadOnlySet<string> Administrators, IReadOnlySet<string> Tenants)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="BotSettingsException">One is no id. A slip of the pen must not give a role to nobody, or the door to nobody.</exception>
    public static AccessSettings Read(IConfiguration configuration)
    {
        var tenants = Ids(configuration, "Access:Tenants");
        return new AccessSettings(
            Ids(configuration, "Access:Administrators"),
            tenants.Count > 0 ? tenants : Ids("Bot:TenantId", configuration["Bot:TenantId"] is { Length: > 0 } own ? [own] : []));
    }

    private static HashSet<string> Ids(IConfiguration configuration, string name) =>
        // A single value instead of a list would be read as an empty one, in silence.
        configuration[name] is { Length: > 0 }
            ? throw new BotSettingsException($"{name} は一覧です。[\"…\"] の形で書いてください（環境変数なら {name.Replace(":", "__", StringComparison.Ordinal)}__0）。")
            : Ids(name, configuration.GetSection(name).Get<string?[]>() ?? []);

    private static HashSet<string> Ids(string name, IReadOnlyList<string?> texts) => [.. texts.Select((text, at) =>
        Guid.TryParseExact(text?.Trim(), "D", out var id) && id != Guid.Empty
            ? id.ToString()
            : throw new BotSettingsException(
                $"{name} の {at + 1} 番目が、ID の形（8-4-4-4-12 けたの英数字）ではありません。Microsoft Entra ID の画面から写し直してください。"))];
}
