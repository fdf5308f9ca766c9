using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Domain.Summaries;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>Where the bot is no longer, subscriptions end by themselves, and 事務局 hears of it once.</summary>
internal sealed class RemovalHandler(SubscriptionBook book, SubscriptionDesk desk, CurrentDirectory directory)
{
    // Each is an operation of the transaction, beside the message.
    private const int Batch = 50;
    private const int Tries = 20;

    /// <summary>An administrator has stopped the bot everywhere, perhaps for an hour: that ends no subscription.</summary>
    private const string StoppedForAll = "BotDisabledByAdmin";

    /// <summary>Removed from a chat, from a channel, or with its team from all of its channels.</summary>
    public Task RemovedAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (conversation, team) = (DeadConversations.KeyOf(turn.Reference.Conversation.Id!), TeamOf(turn.Activity.ChannelData));
        return EndAsync(one => IsIn(one, conversation) || (team is not null && one.Team == team), cancellationToken);
    }

    /// <summary>A delivery found the conversation closed.</summary>
    public Task BlockedAsync(string conversation, string code)
    {
        var key = DeadConversations.KeyOf(conversation);
        return code == StoppedForAll ? Task.CompletedTask : EndAsync(one => IsIn(one, key), CancellationToken.None);
    }

    /// <summary>The team, unless it was a channel of it alone. The first channel has the id of the team.</summary>
    private static string? TeamOf(ChannelData? data) =>
        data is { Team.Id: { Length: > 0 } team } && (data.Channel?.Id is not { } channel || channel == team || data.EventType == "teamMemberRemoved") ? team : null;

    private static bool IsIn(Subscription one, string conversation) => DeadConversations.KeyOf(MessageRow.Address(one.Reach).Conversation.Id!) == conversation;

    private async Task EndAsync(Func<Subscription, bool> isGone, CancellationToken cancellationToken)
    {
        foreach (var ward in directory.IsLoaded ? directory.Snapshot.Content.Wards : [])
        {
            // Of two who hear of it at once one ends them all, and the other finds none; what is more than a batch comes next.
            for (var tries = 0; tries < Tries; tries++)
            {
                var gone = (await book.AllAsync(ward, cancellationToken)).Where(isGone).Take(Batch).ToList();
                if (gone.Count == 0)
                {
                    break;
                }

                await desk.EndAsync(gone, EndedCards.ByItself(gone), null, cancellationToken);
            }
        }
    }
}
