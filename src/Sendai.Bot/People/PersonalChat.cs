using System.Collections.Concurrent;
using System.Net;
using Sendai.Bot.Delivery;
using Sendai.Teams.Activities;
using Sendai.Teams.Connector;

namespace Sendai.Bot.People;

/// <summary>
/// Finds the personal chat with somebody, or opens it. For somebody who is met only in channels that works when the app is
/// installed for them or in their team; who cannot be reached is put on the list.
/// </summary>
internal sealed class PersonalChat(
    ConversationBook book, DeadConversations dead, UnreachablePeople unreachable, ConnectorClient connector, TimeProvider time, ILogger<PersonalChat> log)
{
    // A press must be answered within five seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Lazy<Task<PersonalChatResult>>> opening = new(StringComparer.Ordinal);

    /// <summary>Where to write to a person. Two who ask at once open one chat.</summary>
    /// <param name="person">The person; see <see cref="UserKey"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<PersonalChatResult> OpenAsync(string person, CancellationToken cancellationToken) =>
        opening.GetOrAdd(person, key => new(() => OnceAsync(key))).Value.WaitAsync(cancellationToken);

    private async Task<PersonalChatResult> OnceAsync(string key)
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit, time);
            return await FindOrCreateAsync(key, limit.Token);
        }
        catch (Exception failure) when (failure is ConnectorException or HttpRequestException or OperationCanceledException or InvalidDataException or ArgumentException)
        {
            PeopleLog.NotNow(log, key, failure is ConnectorException refusal ? refusal.Message : failure.GetType().Name);
            return new PersonalChatResult.NotNow();
        }
        finally
        {
            opening.TryRemove(key, out _);
        }
    }

    private async Task<PersonalChatResult> FindOrCreateAsync(string key, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(key, cancellationToken) is not { } person)
        {
            return await UnreachableAsync(key, UnreachableReason.NeverMet);
        }

        return person.PersonalChat() switch
        {
            null => await CreateAsync(person, cancellationToken),
            var known when await dead.WhyAsync(known.Conversation.Id!, cancellationToken) is { } code =>
                await UnreachableAsync(key, UnreachableReasons.Of(code)),
            var known => new PersonalChatResult.Open(known),
        };
    }

    private async Task<PersonalChatResult> CreateAsync(KnownPerson person, CancellationToken cancellationToken)
    {
        if (person is not { BotId: { } bot, TenantId: { } tenant })
        {
            return await UnreachableAsync(person.Key, UnreachableReason.Refused);
        }

        try
        {
            var made = await connector.CreateConversationAsync(
                person.ServiceUrl, ConversationParameters.Personal(bot, person.UserId, tenant), cancellationToken);
            // Not stopped by the limit: a chat that was opened is to be remembered.
            var reached = await book.OpenedAsync(person, made.Id!, made.ServiceUrl, CancellationToken.None);
            return new PersonalChatResult.Open(reached.PersonalChat()!);
        }
        catch (ConnectorException refusal) when (refusal.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            return await UnreachableAsync(person.Key, await ReasonAsync(person, refusal, cancellationToken));
        }
    }

    /// <summary>The connector does not say that somebody is a guest; the members of the channel in which they wrote do.</summary>
    private async Task<UnreachableReason> ReasonAsync(KnownPerson person, ConnectorException refusal, CancellationToken cancellationToken)
    {
        var reason = UnreachableReasons.Of(refusal.Code);
        if (reason is not (UnreachableReason.NotInstalled or UnreachableReason.Refused) || person.MetIn is not { } place)
        {
            return reason;
        }

        try
        {
            var member = await connector.GetMemberAsync(person.ServiceUrl, place, person.UserId, cancellationToken);
            return IsGuest(member) ? UnreachableReason.Guest : reason;
        }
        catch (Exception failure) when (failure is ConnectorException or HttpRequestException or OperationCanceledException or InvalidDataException)
        {
            return reason;
        }
    }

    private static bool IsGuest(TeamsChannelAccount member) =>
        member.UserRole == "guest" || member.UserPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true;

    private async Task<PersonalChatResult> UnreachableAsync(string person, UnreachableReason reason)
    {
        await unreachable.AddAsync(person, reason, CancellationToken.None);
        return new PersonalChatResult.Unreachable(reason);
    }
}

/// <summary>Whether somebody can be written to.</summary>
internal abstract record PersonalChatResult
{
    private PersonalChatResult()
    {
    }

    /// <summary>Here.</summary>
    internal sealed record Open(ConversationReference Chat) : PersonalChatResult;

    /// <summary>No; they are on the list from now on.</summary>
    internal sealed record Unreachable(UnreachableReason Reason) : PersonalChatResult;

    /// <summary>The channel could not be asked: it says nothing about the person.</summary>
    internal sealed record NotNow : PersonalChatResult;
}
