using Sendai.Bot.Delivery;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.People;

/// <summary>
/// Keeps, from whatever comes in, how its author can be reached later. What somebody says also ends what was believed of
/// them: that their conversation is dead, that they cannot be reached.
/// </summary>
internal sealed class ConversationBook(
    ITableStore tables, DeadConversations dead, UnreachablePeople unreachable, Remembered remembered, ILogger<ConversationBook> log)
{
    private const string Owner = "of";
    private const string Person = nameof(Person);

    /// <summary>A gate that lets everything through, also when the book cannot be kept: an answer is worth more.</summary>
    public async Task<string?> HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.IsSearch)
        {
            // Whoever searches may be in a chat with somebody else, which looks like their own with the bot.
            return null;
        }

        var arrives = turn.Activity.Type is ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate;
        try
        {
            await KeepAsync(KnownPerson.Of(turn), turn.Reference.Conversation.Id!, arrives, cancellationToken);
        }
        catch (TableStoreException fault)
        {
            PeopleLog.NotKept(log, fault.GetType().FullName);
        }

        return null;
    }

    /// <summary>The app was removed from a conversation; of a personal chat the address ends.</summary>
    public async Task EndAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Who removed it may be an administrator: the chat knows whose it is.
        var conversation = turn.Reference.Conversation.Id!;
        if (await OwnerOfAsync(conversation, cancellationToken) is { } person)
        {
            await tables.MergeAsync(
                KnownPerson.Table, new TableRow(person, KnownPerson.RowKey).Set(KnownPerson.ConversationColumn, ""), Azure.ETag.All, cancellationToken);
            await unreachable.AddAsync(person, UnreachableReason.NotInstalled, cancellationToken);
            remembered.Forget(PersonalKey(person));
            remembered.Forget(DeadConversations.KeyOf(conversation));
        }
    }

    /// <summary>What is known of somebody; null when they never spoke.</summary>
    public async Task<KnownPerson?> FindAsync(string person, CancellationToken cancellationToken) =>
        await tables.GetAsync(KnownPerson.Table, person, KnownPerson.RowKey, cancellationToken) is { } row ? KnownPerson.Read(row) : null;

    /// <summary>A chat that the bot itself has opened.</summary>
    public async Task<KnownPerson> OpenedAsync(KnownPerson person, string conversation, string? serviceUrl, CancellationToken cancellationToken)
    {
        var reached = person with { Conversation = conversation, ServiceUrl = serviceUrl ?? person.ServiceUrl };
        await WriteAsync(reached, cancellationToken);
        await unreachable.RemoveAsync(person.Key, cancellationToken);
        return reached;
    }

    /// <summary>The connector says that a conversation is closed to the bot (see <c>ConversationBlocked</c>).</summary>
    public async Task BlockedAsync(string conversation, string code)
    {
        // A chat that could not be opened is told by the person's id: there is no conversation to mark.
        if (conversation.StartsWith("29:", StringComparison.Ordinal))
        {
            return;
        }

        await dead.MarkAsync(conversation, code, CancellationToken.None);
        remembered.Forget(DeadConversations.KeyOf(conversation));
        if (await OwnerOfAsync(conversation, CancellationToken.None) is { } person)
        {
            await unreachable.AddAsync(person, UnreachableReasons.Of(code), CancellationToken.None);
        }
    }

    private static string PersonalKey(string person) => $"{person} personal";

    private async Task KeepAsync(KnownPerson heard, string conversation, bool arrives, CancellationToken cancellationToken)
    {
        var isPersonal = heard.Conversation is not null;
        if (arrives)
        {
            // Between its end and this another instance may have heard of the end.
            remembered.Forget(isPersonal ? PersonalKey(heard.Key) : heard.Key);
            remembered.Forget(DeadConversations.KeyOf(conversation));
        }

        await UnlessRememberedAsync(isPersonal ? PersonalKey(heard.Key) : heard.Key, heard.GetHashCode(), () => UpdateAsync(heard, cancellationToken));
        await UnlessRememberedAsync(DeadConversations.KeyOf(conversation), 0, async () =>
        {
            await dead.ReviveAsync(conversation, cancellationToken);
            if (isPersonal)
            {
                await unreachable.RemoveAsync(heard.Key, cancellationToken);
            }
        });
    }

    private async Task UnlessRememberedAsync(string key, int print, Func<Task> look)
    {
        if (!remembered.Has(key, print))
        {
            await look();
            remembered.Keep(key, print);
        }
    }

    private async Task UpdateAsync(KnownPerson heard, CancellationToken cancellationToken)
    {
        var before = await FindAsync(heard.Key, cancellationToken);
        var now = heard.Over(before);
        if (now != before)
        {
            // Without a chat that was only read: it may be ending just now.
            await WriteAsync(now with { Conversation = heard.Conversation }, cancellationToken);
        }
    }

    /// <summary>First whose chat it is: a chat that is marked dead must lead to its person.</summary>
    private async Task WriteAsync(KnownPerson person, CancellationToken cancellationToken)
    {
        if (person.Conversation is { } conversation)
        {
            await tables.UpsertAsync(
                DeadConversations.Table, new TableRow(DeadConversations.KeyOf(conversation), Owner).Set(Person, person.Key), cancellationToken);
        }

        var row = person.ToRow();
        if (await tables.MergeAsync(KnownPerson.Table, row, Azure.ETag.All, cancellationToken) is WriteResult.NotFound
            && await tables.InsertAsync(KnownPerson.Table, row, cancellationToken) is WriteResult.AlreadyExists)
        {
            await tables.MergeAsync(KnownPerson.Table, row, Azure.ETag.All, cancellationToken);
        }
    }

    /// <summary>The person whose personal chat this is, and still is.</summary>
    private async Task<string?> OwnerOfAsync(string conversation, CancellationToken cancellationToken) =>
        (await tables.GetAsync(DeadConversations.Table, DeadConversations.KeyOf(conversation), Owner, cancellationToken))?.GetString(Person) is { } person
        && (await FindAsync(person, cancellationToken))?.Conversation == conversation
            ? person
            : null;
}
