using Sendai.Teams.Hosting;

namespace Sendai.Bot.People;

/// <summary>Who else reads a conversation.</summary>
internal static class Privacy
{
    /// <summary>Whether nobody but the person of the turn does. What does not say so counts as read by others.</summary>
    public static bool IsPrivate(Turn turn) => turn.Reference.Conversation is { ConversationType: "personal", IsGroup: not true };
}
