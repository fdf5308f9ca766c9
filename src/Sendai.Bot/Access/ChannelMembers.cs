using System.Collections.Frozen;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Access;

/// <summary>The people in a channel as the connector tells them, for as long as a card is made of them. Only ids are kept.</summary>
/// <param name="Members">Of the organisation.</param>
/// <param name="Guests">Of other organisations.</param>
internal sealed record ChannelMembers(IReadOnlyList<TeamsChannelAccount> Members, IReadOnlyList<TeamsChannelAccount> Guests)
{
    /// <summary>Sorts them. Whoever came without an account is nobody to give a role to.</summary>
    /// <param name="people">As they came.</param>
    /// <param name="botId">The bot, which is no member.</param>
    /// <param name="tenant">The tenant of the channel, as far as it is known.</param>
    public static ChannelMembers Of(IEnumerable<TeamsChannelAccount> people, string? botId, string? tenant)
    {
        var sorted = people
            .Where(person => person.Id is { Length: > 0 } && person.Id != botId && !Is(person.UserRole, "anonymous"))
            .DistinctBy(person => person.Id)
            .ToLookup(person => IsGuest(person, tenant));
        return new ChannelMembers([.. sorted[false]], [.. sorted[true]]);
    }

    /// <summary>What is kept of them.</summary>
    public Roster Ids() => new(IdsOf(Members), IdsOf(Guests));

    private static FrozenSet<string> IdsOf(IEnumerable<TeamsChannelAccount> people) =>
        people.SelectMany(person => new[] { person.Id, person.AadObjectId }).OfType<string>().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A guest has an account in this tenant; in a shared channel people of other tenants stand there with their own.
    private static bool IsGuest(TeamsChannelAccount person, string? tenant) =>
        Is(person.UserRole, "guest")
        || person.UserPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true
        || (tenant is not null && person.TenantId is { Length: > 0 } home && !Is(home, tenant));

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
