using Sendai.Bot.Reviews;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>Shows the next sessions of a ward.</summary>
internal sealed class ListHandler(SessionFinder finder, ReviewStore store)
{
    // What lies further ahead is nobody's wish; and a number in a button may be forged.
    private const int Farthest = 200;

    /// <summary>「会の予定を見る」, 「もっと見る」, 「ほかの区の会」.</summary>
    public async Task<AdaptiveCard> PressedAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var ward = data.GetBoolean(ReviewData.OtherWard) == true
            ? null
            : finder.WardCalled(data.GetString(ReviewVerbs.Ward)) ?? await finder.OwnWardAsync(turn, cancellationToken);
        return await CardAsync(ward, data.GetInt32(ReviewData.Skip) ?? 0, cancellationToken);
    }

    /// <summary>The sessions of a ward; without one, the question for it.</summary>
    public async Task<AdaptiveCard> CardAsync(Ward? ward, int skip, CancellationToken cancellationToken)
    {
        if (ward is not { } of)
        {
            return ListCard.AskWard(finder.Content.Wards);
        }

        var from = Math.Clamp(skip, 0, Farthest);
        var sessions = await store.FromAsync(of, finder.Now, from + ListCard.Shown + 1, cancellationToken);
        return ListCard.Of(of, [.. sessions.Skip(from).Take(ListCard.Shown)], finder.Now, sessions.Count > from + ListCard.Shown ? from + ListCard.Shown : null);
    }

    /// <summary>Whether there is a session to come.</summary>
    public async Task<bool> HasAnyAsync(Ward ward, CancellationToken cancellationToken) =>
        (await store.FromAsync(ward, finder.Now, 1, cancellationToken)).Count > 0;
}
