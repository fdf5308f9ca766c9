using Sendai.Teams.Authentication;
using Sendai.Teams.Connector;
using Sendai.Teams.Graph;

namespace Sendai.Bot.Calendar;

/// <summary>In whose calendar events are made: <c>Graph:Organizer</c>, and <c>Graph:Endpoint</c> for other clouds than the public one.</summary>
/// <param name="Organizer">The mailbox, by its address or its object id; null when there is none, and then there are no events.</param>
/// <param name="Endpoint">Where Graph is.</param>
internal sealed record CalendarSettings(string? Organizer, GraphEndpoint Endpoint)
{
    private const int LongestOrganizer = 254;

    /// <exception cref="BotSettingsException">A setting cannot be used.</exception>
    public static CalendarSettings Read(IConfiguration configuration, ConnectorIdentity identity)
    {
        var endpoint = configuration["Graph:Endpoint"] is { Length: > 0 } text
            ? GraphEndpoint.Read(text) ?? throw new BotSettingsException(
                "Graph:Endpoint には、Microsoft Graph の決まったアドレスだけを書けます。ふだんは何も書きません。例：https://graph.microsoft.com")
            : GraphEndpoint.PublicCloud;
        var organizer = configuration["Graph:Organizer"] is { Length: > 0 } mailbox ? mailbox : null;
        if (organizer is not null && !IsMailbox(organizer))
        {
            throw new BotSettingsException("Graph:Organizer には、予定を作るメールボックスのアドレスか、その ID（8-4-4-4-12 けたの英数字）を書いてください。");
        }

        if (organizer is not null && identity.Credential is null && !endpoint.IsLoopback)
        {
            throw new BotSettingsException("Graph:Organizer を使うには、Bot:AppId と Bot:Credential も設定してください。予定表には、ボットと同じ資格情報で書き込みます。");
        }

        return new CalendarSettings(organizer, endpoint);
    }

    private static bool IsMailbox(string text) => Guid.TryParseExact(text, "D", out _)
        || (text.Length <= LongestOrganizer && MailAddress.IsOne(text));

    // It would print the mailbox.
    public override string ToString() => nameof(CalendarSettings);
}
