using Sendai.Teams.Activities;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Access;

/// <summary>Reads who is in a channel: of the channel itself, never of its team, which may be larger.</summary>
internal sealed partial class MemberReader(ConnectorClient connector, TimeProvider time, ILogger<MemberReader> log)
{
    // A press must be answered within five seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <summary>All members, or null when they could not be read in time.</summary>
    /// <param name="channel">The channel, without a thread.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ChannelMembers?> ReadAsync(ConversationReference channel, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var people = await connector.GetMembersAsync(channel.ServiceUrl, channel.Conversation.Id!, stop.Token);
            return ChannelMembers.Of(people, channel.Bot?.Id, channel.Conversation.TenantId);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && failure is ConnectorException or HttpRequestException or OperationCanceledException or InvalidDataException or ArgumentException)
        {
            NotRead(log, failure is ConnectorException refused ? refused.Message : failure.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The members of a channel could not be read: {Reason}")]
    private static partial void NotRead(ILogger log, string reason);
}
