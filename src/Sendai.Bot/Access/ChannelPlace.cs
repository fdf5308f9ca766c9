using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Access;

/// <summary>The channel of a team in which a turn happens.</summary>
internal static class ChannelPlace
{
    private const string Thread = ";messageid=";

    /// <summary>Where to post into the channel, outside its threads; null when this is not a channel.</summary>
    public static ConversationReference? Of(Turn turn) => turn.Reference.Conversation.ConversationType == "channel"
        ? turn.Reference with
        {
            Conversation = new ConversationAccount(
                IdOf(turn), "channel", turn.Reference.Conversation.TenantId ?? turn.Activity.ChannelData?.Tenant?.Id, IsGroup: true),
            User = new ChannelAccount(IdOf(turn)),
            ActivityId = null,
        }
        : null;

    /// <summary>The conversation of a turn without its thread.</summary>
    public static string IdOf(Turn turn)
    {
        var id = turn.Reference.Conversation.Id!;
        return id.IndexOf(Thread, StringComparison.Ordinal) is >= 0 and var at ? id[..at] : id;
    }
}
