using System.Net;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Calendar;

/// <summary>Where somebody is invited: the mail address that Teams knows.</summary>
internal sealed class AttendeeAddress(ConnectorClient connector)
{
    /// <summary>The address; null when Teams knows none, or does not know the person any more.</summary>
    /// <param name="personalChat">The personal chat with them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConnectorException">Teams did not say. For this and the next two <see cref="ConnectorFailure"/> tells what to do.</exception>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    /// <exception cref="TokenUnavailableException">There was no token to ask with.</exception>
    /// <exception cref="InvalidDataException">The answer cannot be read.</exception>
    /// <exception cref="ArgumentException">The chat's service URL is not trusted.</exception>
    public async Task<string?> FindAsync(ConversationReference personalChat, CancellationToken cancellationToken)
    {
        try
        {
            return Of(await connector.GetMemberAsync(
                personalChat.ServiceUrl, personalChat.Conversation.Id!, personalChat.User.Id!, cancellationToken));
        }
        catch (ConnectorException refusal) when (refusal.Status == HttpStatusCode.NotFound || refusal.IsBlocked)
        {
            return null;
        }
    }

    /// <summary>Mail first: the sign-in name of many is no mailbox, and a guest's never.</summary>
    internal static string? Of(TeamsChannelAccount member) =>
        new[] { member.Email, member.UserPrincipalName }.FirstOrDefault(text => text is not null && MailAddress.IsOne(text));
}
