using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>「ケースの一覧」: the cases of a ward that are not over.</summary>
internal sealed class ListHandler(LeadDesk desk, CaseStore store, Secretariats secretariats, PrivateReply reply)
{
    public async Task BeginAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var (ward, refusal) = await desk.WardAsync(turn, LeadVerbs.ListWords, words, cancellationToken);
        if (refusal is not null)
        {
            turn.Reply(refusal);
        }
        else if (await IsTheirChannelAsync(turn, ward!.Value, cancellationToken))
        {
            turn.Reply(await CardAsync(ward.Value, isDue: false, 0, withNames: false, cancellationToken));
        }
        else
        {
            await reply.AnswerAsync(turn, await CardAsync(ward.Value, isDue: false, 0, withNames: true, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Another page, or those whose time to be looked at comes.</summary>
    public Task<AdaptiveCardInvokeResponse> ListAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        async ward =>
        {
            var isTheirs = await IsTheirChannelAsync(turn, ward, cancellationToken);
            var card = await CardAsync(ward, data.GetString(LeadVerbs.Due) is not null, data.GetInt32(LeadVerbs.Skip) ?? 0, !isTheirs, cancellationToken);
            return isTheirs ? AdaptiveCardInvokeResponse.Card(card) : await reply.AnswerPressAsync(turn, card, cancellationToken);
        },
        cancellationToken);

    private async Task<bool> IsTheirChannelAsync(Turn turn, Ward ward, CancellationToken cancellationToken) =>
        ChannelPlace.Of(turn) is not null && await secretariats.FindAsync(ward, cancellationToken) is { } theirs && theirs.ChannelId == ChannelPlace.IdOf(turn);

    private async Task<AdaptiveCard> CardAsync(Ward ward, bool isDue, int skip, bool withNames, CancellationToken cancellationToken)
    {
        var open = await store.OpenAsync(ward, cancellationToken);
        var until = desk.Today.PlusMonths(ListCard.DueMonths);
        var meant = isDue ? [.. open.Where(glance => glance.ReviewOn <= until).OrderBy(glance => glance.ReviewOn)] : open;
        return new ListCard(desk.Now).Of(ward, meant, isDue, skip, withNames);
    }
}
