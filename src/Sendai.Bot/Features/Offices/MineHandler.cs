using Sendai.Bot.Access;
using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>「わたしの事業所」: everybody says for themselves to which office they belong; others do not read it.</summary>
internal sealed class MineHandler(
    OfficesDesk desk, OfficeBook book, AccessDesk access, PrivateReply reply, TurnHandler turns, RotaNotices notices, ITableStore tables, TimeProvider time)
{
    public async Task ReadAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var ward = await tables.WardOfAsync(UserKey.Of(turn), cancellationToken);
        if (await access.RefusalAsync(turn, Operation.ChooseOffice, ward, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return;
        }

        await reply.AnswerAsync(turn, ward is { } own && desk.Wards.Contains(own) ? await CardAsync(turn, own, 0, cancellationToken) : MineCards.Wards(desk.Wards), cancellationToken);
    }

    /// <summary>A ward was chosen, or the next page, or another ward is wanted.</summary>
    public Task<AdaptiveCardInvokeResponse> WardAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        Operation.ChooseOffice,
        async ward => await reply.AnswerPressAsync(
            turn,
            data.GetBoolean(OfficeVerbs.Other) == true ? MineCards.Wards(desk.Wards) : await CardAsync(turn, ward, data.GetInt32(OfficeVerbs.Skip), cancellationToken),
            cancellationToken),
        cancellationToken);

    /// <summary>「この事業所にする」.</summary>
    public Task<AdaptiveCardInvokeResponse> ChooseAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn, data, Operation.ChooseOffice, ward => ChooseAsync(turn, ward, data, cancellationToken), cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> ChooseAsync(Turn turn, Ward ward, ActionData data, CancellationToken cancellationToken)
    {
        if (data.IsAutomatic)
        {
            return OfficesDesk.Unusable();
        }

        var id = data.GetString(OfficeVerbs.Office);
        if (id == OfficeChoices.NotHere)
        {
            var words = OfficeWords.NotOnTheList(ward, await desk.HasSecretariatAsync(ward, cancellationToken));
            return await reply.AnswerPressAsync(turn, MineCards.NotHere(ward, words), cancellationToken);
        }

        if (await book.FindAsync(ward, id, cancellationToken) is not { IsClosed: false } office)
        {
            return AdaptiveCardInvokeResponse.Error("NotFound", OfficeWords.Gone);
        }

        var person = UserKey.Of(turn);
        var before = await book.OfPersonAsync(person, cancellationToken);
        await book.ChooseAsync(person, office, Nonce.Spend(person, turn, data, office.Id, time.GetUtcNow()), cancellationToken);
        // A press that came again may be older than another choice: what counts now is what is told.
        var now = await book.OfPersonAsync(person, cancellationToken) ?? office;
        foreach (var changed in new[] { before, now }.OfType<Office>().DistinctBy(one => one.Id))
        {
            await notices.FollowAsync(changed, cancellationToken);
        }

        return await reply.AnswerPressAsync(turn, MineCards.Chosen(now, await turns.LinesAsync(now, cancellationToken)), cancellationToken);
    }

    private async Task<AdaptiveCard> CardAsync(Turn turn, Ward ward, int? skip, CancellationToken cancellationToken)
    {
        var open = (await book.AllAsync(ward, cancellationToken)).Where(office => !office.IsClosed).ToList();
        var now = await book.OfPersonAsync(UserKey.Of(turn), cancellationToken);
        // The first card shows where the person is.
        var page = skip is null && open.FindIndex(office => office.Id == now?.Id) is > 0 and var at ? at : skip;
        return MineCards.Choose(
            ward, open, now, OfficeChoices.PageOf(page, open.Count), OfficeWords.NotOnTheList(ward, await desk.HasSecretariatAsync(ward, cancellationToken)));
    }
}
