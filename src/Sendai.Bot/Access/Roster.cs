using System.Collections.Frozen;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Access;

/// <summary>Who was in a channel when it was read: ids, nothing else.</summary>
/// <param name="Members">Of the organisation.</param>
/// <param name="Guests">Of others, whom an administrator in their own organisation looks after.</param>
internal sealed record Roster(FrozenSet<string> Members, FrozenSet<string> Guests)
{
    /// <summary>Whether somebody is in it.</summary>
    public bool Has(ChannelAccount person, bool guestsCount) => Has(Members, person) || (guestsCount && Has(Guests, person));

    // The channel's own id is there for who comes without an object id.
    private static bool Has(FrozenSet<string> ids, ChannelAccount person) =>
        (person.AadObjectId is { Length: > 0 } directory && ids.Contains(directory)) || (person.Id is { Length: > 0 } id && ids.Contains(id));
}
