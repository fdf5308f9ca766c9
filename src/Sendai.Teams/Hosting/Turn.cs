using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Teams.Hosting;

/// <summary>
/// One inbound activity and the answers to it. Answers are queued: they leave in order, after the handler
/// finished and after the channel got its HTTP answer. When the handler throws, none of them leaves.
/// </summary>
public sealed class Turn
{
    private readonly Lock gate = new();
    private readonly List<Outgoing> queue = [];
    private bool closed;

    internal Turn(Activity activity, ConversationReference reference)
    {
        Activity = activity;
        Reference = reference;
        Text = InsertedCards.Without(activity.TextWithoutBotMention());
    }

    /// <summary>What came in.</summary>
    public Activity Activity { get; }

    /// <summary>Where to answer, now or later.</summary>
    public ConversationReference Reference { get; }

    /// <summary>The text without the mention of the bot and the marks of cards in it, trimmed; empty when there is none.</summary>
    public string Text { get; }

    /// <summary>
    /// Whether somebody searches with the message extension. The bot need not be in that conversation: nothing can be said
    /// there, and nothing is learnt about where anybody can be reached.
    /// </summary>
    public bool IsSearch => Activity is { Type: ActivityTypes.Invoke, Name: MessagingExtensionQuery.InvokeName };

    /// <summary>The trace that the sending of its answers belongs to.</summary>
    internal System.Diagnostics.ActivityContext Trace { get; set; }

    /// <summary>Queues a text.</summary>
    /// <param name="text">Plain text of our own. What people typed belongs into a card: not every client keeps plain text plain.</param>
    public void Reply(string text) => Reply(new Activity { Text = text, TextFormat = "plain" });

    /// <summary>Queues a card.</summary>
    /// <param name="card">The card.</param>
    public void Reply(AdaptiveCard card) => Reply(new Activity { Attachments = [card.ToAttachment()] });

    /// <summary>Queues an activity; its addressing is filled in here.</summary>
    /// <param name="activity">What to say: a text or cards.</param>
    /// <exception cref="ArgumentException">It has both a text and attachments: Teams would split it and give no id.</exception>
    public void Reply(Activity activity)
    {
        if (activity is { Text.Length: > 0, Attachments.Count: > 0 })
        {
            throw new ArgumentException("Text and cards go into two activities.", nameof(activity));
        }

        Queue(new Outgoing(Reference.Address(activity) with { ReplyToId = Reference.ActivityId }, IsUpdate: false));
    }

    /// <summary>Queues the replacement of a card that the bot sent before.</summary>
    /// <param name="activityId">The id of the message that holds the old card.</param>
    /// <param name="card">The new card.</param>
    public void Update(string activityId, AdaptiveCard card) =>
        Queue(new Outgoing(Reference.Address(new Activity { Id = activityId, Attachments = [card.ToAttachment()] }), IsUpdate: true));

    /// <summary>Takes what was queued; a handler that was given up on cannot add to it any more.</summary>
    internal IReadOnlyList<Outgoing> Close()
    {
        lock (gate)
        {
            closed = true;
            return queue;
        }
    }

    private void Queue(Outgoing outgoing)
    {
        if (IsSearch)
        {
            throw new InvalidOperationException("A search is answered by what it finds.");
        }

        lock (gate)
        {
            if (closed)
            {
                throw new InvalidOperationException("This turn is over.");
            }

            queue.Add(outgoing);
        }
    }
}

/// <summary>An activity on its way out.</summary>
/// <param name="Activity">Fully addressed.</param>
/// <param name="IsUpdate">Whether it overwrites the message with its id.</param>
internal sealed record Outgoing(Activity Activity, bool IsUpdate);
