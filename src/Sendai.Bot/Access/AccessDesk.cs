using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Access;

/// <summary>Decides for every feature who may do what, from the settings and from the registered channels.</summary>
internal sealed class AccessDesk(AccessSettings settings, Secretariats secretariats, Rosters rosters, AuditLog audit)
{
    /// <summary>
    /// Decides for the person of a turn. What is refused is recorded; it stays refused when it cannot be, and then this throws.
    /// Whoever is not <see cref="AccessDecision.Allowed"/> may not.
    /// </summary>
    public async Task<AccessDecision> DecideAsync(Turn turn, Operation operation, Ward? ward, CancellationToken cancellationToken)
    {
        var person = turn.Reference.User;
        var decision = AccessRules.Decide(operation, ward, Named(person));
        if (decision is AccessDecision.Refused refused && ward is { } of && refused.MayDoIt.Contains(Role.Secretariat))
        {
            decision = AccessRules.Decide(
                operation, ward, await StandingAsync(person, await secretariats.FindAsync(of, cancellationToken) is { } one ? [one] : [], cancellationToken));
        }

        if (decision is AccessDecision.Refused)
        {
            await audit.RecordAsync(person, operation, ward?.Name ?? "", AuditOutcome.Refused, cancellationToken);
        }

        return decision;
    }

    /// <summary>The same in words: what is said to whoever may not, and null for whoever may.</summary>
    public async Task<string?> RefusalAsync(Turn turn, Operation operation, Ward? ward, CancellationToken cancellationToken) =>
        await DecideAsync(turn, operation, ward, cancellationToken) switch
        {
            AccessDecision.Allowed => null,
            AccessDecision.Refused refused => AccessWords.Refusal(refused),
            var other => throw new InvalidOperationException($"A decision without words: {other.GetType().Name}."),
        };

    /// <summary>All roles of somebody now; a member who was removed keeps none longer than five minutes.</summary>
    public async Task<Standing> StandingOfAsync(ChannelAccount person, CancellationToken cancellationToken) =>
        await StandingAsync(person, await secretariats.AllAsync(cancellationToken), cancellationToken);

    private Standing Named(ChannelAccount person) =>
        person.AadObjectId is { } id && settings.Administrators.Contains(id.ToLowerInvariant()) ? Standing.Administrator : Standing.Specialist;

    private async Task<Standing> StandingAsync(ChannelAccount person, IReadOnlyList<Secretariat> channels, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(channels.Select(async channel => (channel.Ward, Has: (await rosters.OfAsync(channel, cancellationToken))?.Has(person, channel.GuestsCount))));
        return Named(person) with
        {
            Secretariat = read.Where(one => one.Has == true).Select(one => one.Ward).ToHashSet(),
            Unchecked = read.Where(one => one.Has is null).Select(one => one.Ward).ToHashSet(),
        };
    }
}
