using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
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
    public Task<AccessDecision> DecideAsync(Turn turn, Operation operation, Ward? ward, CancellationToken cancellationToken) =>
        DecideAsync(turn, operation, ward, new HashSet<Role>(), ward?.Name ?? "", cancellationToken);

    /// <summary>The same in words: what is said to whoever may not, and null for whoever may.</summary>
    public async Task<string?> RefusalAsync(Turn turn, Operation operation, Ward? ward, CancellationToken cancellationToken) =>
        WordsOf(await DecideAsync(turn, operation, ward, cancellationToken));

    /// <summary>The same for a case, to which the person may have a tie of their own.</summary>
    public async Task<string?> CaseRefusalAsync(Turn turn, Operation operation, CaseFile file, CancellationToken cancellationToken) =>
        WordsOf(await DecideAsync(turn, operation, file.Number.Ward, TiesOf(UserKey.Of(turn), file), $"{file.Number}", cancellationToken));

    /// <summary>Whether somebody whom the bot once showed a case may still read it; null when that cannot be looked up now.</summary>
    public async Task<bool?> MayStillReadAsync(ChannelAccount person, string personKey, CaseFile file, CancellationToken cancellationToken)
    {
        var channel = await secretariats.FindAsync(file.Number.Ward, cancellationToken);
        var standing = await StandingAsync(person, channel is null ? [] : [channel], cancellationToken) with { ToCase = TiesOf(personKey, file) };
        return AccessRules.Decide(Operation.ReadCase, file.Number.Ward, standing) switch
        {
            AccessDecision.Allowed => true,
            AccessDecision.Refused { Unchecked: true } => null,
            _ => false,
        };
    }

    /// <summary>All roles of somebody now; a member who was removed keeps none longer than five minutes.</summary>
    public async Task<Standing> StandingOfAsync(ChannelAccount person, CancellationToken cancellationToken) =>
        await StandingAsync(person, await secretariats.AllAsync(cancellationToken), cancellationToken);

    private static HashSet<Role> TiesOf(string person, CaseFile file)
    {
        var ties = new HashSet<Role>();
        if (file.Submitter.Key == person)
        {
            ties.Add(Role.CaseSubmitter);
        }

        if (file.IsOpenTo(person) && !ties.Contains(Role.CaseSubmitter))
        {
            ties.Add(Role.CaseParticipant);
        }

        return ties;
    }

    private static string? WordsOf(AccessDecision decision) => decision switch
    {
        AccessDecision.Allowed => null,
        AccessDecision.Refused refused => AccessWords.Refusal(refused),
        var other => throw new InvalidOperationException($"A decision without words: {other.GetType().Name}."),
    };

    private async Task<AccessDecision> DecideAsync(
        Turn turn, Operation operation, Ward? ward, IReadOnlySet<Role> toCase, string target, CancellationToken cancellationToken)
    {
        var person = turn.Reference.User;
        var decision = AccessRules.Decide(operation, ward, Named(person) with { ToCase = toCase });
        if (decision is AccessDecision.Refused refused && ward is { } of && refused.MayDoIt.Contains(Role.Secretariat))
        {
            var channel = await secretariats.FindAsync(of, cancellationToken);
            decision = AccessRules.Decide(
                operation, ward, await StandingAsync(person, channel is null ? [] : [channel], cancellationToken) with { ToCase = toCase });
        }

        if (decision is AccessDecision.Refused)
        {
            await audit.RecordAsync(person, operation, target, AuditOutcome.Refused, cancellationToken);
        }

        return decision;
    }

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
