using Sendai.Bot.Access;
using Sendai.Bot.Offices;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>「まとめを受け取る」, in a channel, in a group or for oneself; and 「受け取りをやめる」 on every card that came.</summary>
internal sealed class SubscribeHandler(
    CurrentDirectory directory, AccessDesk access, MeantWard meant, SubscriptionBook book, SubscriptionDesk desk, OfficeBook offices)
{
    private const string NoOffice =
        "「出られなかった会だけ」にするには、あなたの事業所を選んでおいてください。「わたしの事業所」と書くと選べます。「すべて」なら、いま受け取れます。まだ何も変えていません。";

    private DirectoryContent Content => directory.Snapshot.Content;

    /// <summary>「まとめを受け取る ○○区」.</summary>
    public async Task BeginAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var named = WardNames.Exactly(Content, words);
        if (await access.RefusalAsync(turn, Operation.SubscribeSummaries, named, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return;
        }

        turn.Reply(await FormAsync(SubscriberPlace.Of(turn), named ?? await meant.FindAsync(turn, cancellationToken), cancellationToken));
    }

    /// <summary>The form again, for a ward.</summary>
    public async Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        AdaptiveCardInvokeResponse.Card(await FormAsync(SubscriberPlace.Of(turn, data), WardOf(data), cancellationToken));

    /// <summary>「受け取る」.</summary>
    public async Task<AdaptiveCardInvokeResponse> SubscribeAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (WardOf(data) is not { } ward || !ReaderVerbs.MayBegin(data))
        {
            return ReaderWords.Unusable();
        }

        var place = SubscriberPlace.Of(turn, data);
        var chosen = (data.GetString(ReaderVerbs.Kinds) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var kinds = Content.SessionKinds.Select(kind => kind.Id).Where(chosen.Contains).ToHashSet(StringComparer.Ordinal);
        var before = await book.FindAsync(ward, place.Subscriber, cancellationToken);
        var wanted = place.Subscribe(ward, kinds, data.GetString(ReaderVerbs.Scope) == ReaderVerbs.Missed, before);
        if (wanted.OnlyMissed && await offices.OfPersonAsync(place.Subscriber, cancellationToken) is null)
        {
            return AdaptiveCardInvokeResponse.Card(new SubscribeCards(Content).Form(ward, wanted, place, NoOffice));
        }

        return AdaptiveCardInvokeResponse.Card(await desk.BeginAsync(wanted, turn, data, cancellationToken) is { } now
            ? new SubscribeCards(Content).Is(now)
            : SubscribeCards.None(ward, place.IsPersonal));
    }

    /// <summary>「受け取りをやめる」: of the conversation in which the card stands. On a summary the card stays what it is, and another says what is so.</summary>
    public async Task<AdaptiveCardInvokeResponse> UnsubscribeAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (WardOf(data) is not { } ward || data.IsAutomatic)
        {
            return ReaderWords.Unusable();
        }

        var place = SubscriberPlace.Of(turn);
        var was = await book.FindAsync(ward, place.Subscriber, cancellationToken);
        if (was is null || !await desk.EndAsync([was], place.IsPersonal ? null : EndedCards.FromWithin(was), null, cancellationToken))
        {
            return AdaptiveCardInvokeResponse.Card(SubscribeCards.None(ward, place.IsPersonal));
        }

        if (data.GetString(SummaryVerbs.Summary) is null)
        {
            return AdaptiveCardInvokeResponse.Card(SubscribeCards.Ended(was));
        }

        turn.Reply(SubscribeCards.Ended(was));
        return AdaptiveCardInvokeResponse.Message(SubscribeCards.EndedWords(was));
    }

    private async Task<AdaptiveCard> FormAsync(SubscriberPlace place, Ward? ward, CancellationToken cancellationToken)
    {
        var now = ward is { } named ? await book.FindAsync(named, place.Subscriber, cancellationToken) : null;
        return new SubscribeCards(Content).Form(ward, now, place, null);
    }

    private Ward? WardOf(ActionData data) => Content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(SummaryVerbs.Ward));
}
