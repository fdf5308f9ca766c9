using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>「わたしのケース」, and one of them.</summary>
internal sealed class MineHandler(CaseFinder finder, CaseStore store, CaseReader reader, CityClock clock)
{
    /// <summary>「わたしのケース」 on a card.</summary>
    public Task<AdaptiveCard> MineAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        CardAsync(turn, data.GetInt32(CaseData.Skip) ?? 0, cancellationToken);

    /// <summary>All that somebody has handed in, in every ward.</summary>
    public async Task<AdaptiveCard> CardAsync(Turn turn, int skip, CancellationToken cancellationToken) =>
        new MineCard(clock.Moment).Of(await store.OfSubmitterAsync(finder.Content.Wards, UserKey.Of(turn), cancellationToken), skip);

    /// <summary>「このケースを見る」.</summary>
    public async Task<AdaptiveCardInvokeResponse> OpenAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var (file, refusal) = await finder.FindAsync(turn, data, Operation.ReadCase, cancellationToken);
        if (file is null)
        {
            return refusal!;
        }

        return await reader.ShowAsync(
            turn,
            CaseVerbs.Open,
            file,
            () => new OpenCard(finder.Content, clock).Of(file, UserKey.Of(turn), data.GetInt32(CaseData.Page) ?? 0),
            cancellationToken);
    }
}
