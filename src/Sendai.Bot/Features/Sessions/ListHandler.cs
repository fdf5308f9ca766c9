using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Sessions;

/// <summary>「開催の一覧」, and one session of it.</summary>
internal sealed class ListHandler(SessionsDesk desk, ReviewStore store)
{
    // How far back 「前の会」 looks at once: a ward has a few sessions a month.
    private const int MonthsBack = 6;

    private ListCards Cards => new(desk.Now);

    public async Task BeginAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var (ward, refusal) = await desk.WardAsync(turn, SessionVerbs.ListWords, words, cancellationToken);
        if (refusal is not null)
        {
            turn.Reply(refusal);
        }
        else
        {
            turn.Reply(await FromAsync(ward!.Value, desk.Today, cancellationToken));
        }
    }

    /// <summary>「この先の会」 and 「前の会」.</summary>
    public Task<AdaptiveCardInvokeResponse> ListAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        Operation.ManageReviews,
        async ward => AdaptiveCardInvokeResponse.Card(SessionFields.Date(data.GetString(SessionVerbs.Until)) is { } until
            ? await BeforeAsync(ward, until, cancellationToken)
            : await FromAsync(ward, SessionFields.Date(data.GetString(SessionVerbs.From)) ?? desk.Today, cancellationToken)),
        cancellationToken);

    /// <summary>One session.</summary>
    public Task<AdaptiveCardInvokeResponse> OpenAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn, data, Operation.ManageReviews, found => Task.FromResult(AdaptiveCardInvokeResponse.Card(Cards.One(found.Book))), cancellationToken);

    private async Task<AdaptiveCard> FromAsync(Ward ward, LocalDate from, CancellationToken cancellationToken)
    {
        var sessions = await store.FromAsync(ward, CityClock.Of(from.AtMidnight()), ListCards.Shown + 1, cancellationToken);
        var shown = Whole(sessions);
        return Cards.List(ward, from, shown, sessions.Count > shown.Count ? CityClock.At(sessions[shown.Count].Session.Starts).Date : null);
    }

    private async Task<AdaptiveCard> BeforeAsync(Ward ward, LocalDate until, CancellationToken cancellationToken)
    {
        var sessions = await store.BetweenAsync(
            ward, CityClock.Of(until.PlusMonths(-MonthsBack).AtMidnight()), CityClock.Of(until.AtMidnight()), cancellationToken);
        return Cards.List(ward, until.PlusMonths(-MonthsBack), Last(sessions), until);
    }

    private static IReadOnlyList<SessionGlance> Last(IReadOnlyList<SessionGlance> sessions)
    {
        if (sessions.Count <= ListCards.Shown)
        {
            return sessions;
        }

        var cut = CityClock.At(sessions[^(ListCards.Shown + 1)].Session.Starts).Date;
        var whole = sessions.TakeLast(ListCards.Shown).SkipWhile(one => CityClock.At(one.Session.Starts).Date == cut).ToList();
        return whole.Count > 0 ? whole : [.. sessions.TakeLast(ListCards.Shown)];
    }

    /// <summary>No day is parted between two cards, unless it alone fills one.</summary>
    private static IReadOnlyList<SessionGlance> Whole(IReadOnlyList<SessionGlance> sessions)
    {
        if (sessions.Count <= ListCards.Shown)
        {
            return sessions;
        }

        var next = CityClock.At(sessions[^1].Session.Starts).Date;
        var whole = sessions.TakeWhile(one => CityClock.At(one.Session.Starts).Date < next).ToList();
        return whole.Count > 0 ? whole : sessions;
    }
}
