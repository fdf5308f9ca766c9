using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Admin;

/// <summary>
/// 「届かない人の一覧」, for the 事務局 of a ward and for administrators. It has names, so it is shown in the channel of that
/// 事務局 itself, and everywhere else given privately.
/// </summary>
internal sealed class UnreachableHandler(
    AccessDesk desk,
    Secretariats secretariats,
    Rosters rosters,
    AuditLog audit,
    UnreachableList list,
    PrivateReply reply,
    CurrentDirectory directory,
    ITableStore tables)
{
    /// <summary>「届かない人の一覧」, alone or with a ward.</summary>
    public async Task ReadAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var all = directory.Snapshot.Content.Wards;
        var named = WardNames.Exactly(all, words);
        if (named is null && words.Length > 0)
        {
            turn.Reply(AccessWords.WhichWard(AdminVerbs.UnreachableWords, all));
            return;
        }

        var wards = named is { } one ? [one] : await OwnWardsAsync(turn, cancellationToken);
        if (await RefusalAsync(turn, wards, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return;
        }

        var card = await PageAsync(turn, wards, skip: 0, cancellationToken);
        if (await IsTheirChannelAsync(turn, wards, cancellationToken))
        {
            turn.Reply(card);
        }
        else
        {
            await reply.AnswerAsync(turn, card, cancellationToken);
        }
    }

    /// <summary>「次の人を見る」 and 「前の人を見る」: the right is looked at anew.</summary>
    public async Task<AdaptiveCardInvokeResponse> MoreAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (data.GetString(AdminVerbs.Wards) is not { } names || data.GetInt32(AdminVerbs.Skip) is not (>= 0 and var skip))
        {
            return AdaptiveCardInvokeResponse.Error("BadRequest", AdminWords.CardUnusable);
        }

        IReadOnlyList<Ward>? wards = names.Length == 0 ? null : [.. names.Split(' ').Select(name => new Ward(name))];
        if (await RefusalAsync(turn, wards, cancellationToken) is { } refusal)
        {
            return AdaptiveCardInvokeResponse.Error("Forbidden", refusal);
        }

        var card = await PageAsync(turn, wards, skip, cancellationToken);
        return await IsTheirChannelAsync(turn, wards, cancellationToken)
            ? AdaptiveCardInvokeResponse.Card(card)
            : await reply.AnswerPressAsync(turn, card, cancellationToken);
    }

    /// <summary>Without a name: the wards of the channel, then those of the person. Null is all of them.</summary>
    private async Task<IReadOnlyList<Ward>?> OwnWardsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var here = await HereAsync(turn, cancellationToken);
        if (here.Count > 0)
        {
            return [.. here.Select(one => one.Ward)];
        }

        var standing = await desk.StandingOfAsync(turn.Reference.User, cancellationToken);
        if (standing.IsAdministrator)
        {
            return null;
        }

        // Nobody's 事務局: the refusal names that of their own ward.
        return standing.Secretariat.Count > 0 ? [.. standing.Secretariat]
            : await tables.WardOfAsync(UserKey.Of(turn), cancellationToken) is { } own ? [own] : null;
    }

    private async Task<string?> RefusalAsync(Turn turn, IReadOnlyList<Ward>? wards, CancellationToken cancellationToken)
    {
        foreach (var ward in wards?.Cast<Ward?>() ?? [null])
        {
            if (await desk.RefusalAsync(turn, Operation.ReadUnreachable, ward, cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private async Task<AdaptiveCard> PageAsync(Turn turn, IReadOnlyList<Ward>? wards, int skip, CancellationToken cancellationToken)
    {
        foreach (var ward in wards?.Select(ward => ward.Name) ?? [""])
        {
            await audit.RecordAsync(turn.Reference.User, Operation.ReadUnreachable, ward, AuditOutcome.Done, cancellationToken);
        }

        var entries = await list.ReadAsync(wards, cancellationToken);
        // The list may have become shorter since the card came.
        return UnreachableCard.Of(entries, wards, skip < entries.Count ? skip : 0);
    }

    /// <summary>Whether everybody here may read it: a channel that has guests who are not of the 事務局 is no place for it.</summary>
    private async Task<bool> IsTheirChannelAsync(Turn turn, IReadOnlyList<Ward>? wards, CancellationToken cancellationToken)
    {
        var here = await HereAsync(turn, cancellationToken);
        if (wards is null || !wards.All(ward => here.Any(one => one.Ward == ward)))
        {
            return false;
        }

        var read = await Task.WhenAll(here.Select(async one => one.GuestsCount || await rosters.OfAsync(one, cancellationToken) is { Guests.Count: 0 }));
        return read.All(isTheirs => isTheirs);
    }

    private async Task<List<Secretariat>> HereAsync(Turn turn, CancellationToken cancellationToken) => ChannelPlace.Of(turn) is null
        ? []
        : [.. (await secretariats.AllAsync(cancellationToken)).Where(one => one.ChannelId == ChannelPlace.IdOf(turn))];
}
