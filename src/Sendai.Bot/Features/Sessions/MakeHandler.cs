using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Domain.Reviews.Series;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Sessions;

/// <summary>「会をひらく」: one session, or a series of them, always by way of a preview.</summary>
internal sealed class MakeHandler(SessionsDesk desk, ReviewStore store, SessionMaker maker)
{
    private const string NoKind = "この種類の会は、もうありません。まだ何も作っていません。「会をひらく」から、もう一度お試しください。";

    private MakeCards Cards => new(desk.Content, desk.Today);

    public async Task BeginAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var (ward, refusal) = await desk.WardAsync(turn, SessionVerbs.MakeWords, words, cancellationToken);
        if (refusal is not null)
        {
            turn.Reply(refusal);
        }
        else
        {
            turn.Reply(Cards.Kinds(ward!.Value));
        }
    }

    /// <summary>A kind was chosen, or what was typed shall be shown again.</summary>
    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForKindAsync(
        turn,
        data,
        (ward, kind) => Task.FromResult(AdaptiveCardInvokeResponse.Card(
            MakeCards.Form(ward, kind, SessionForm.IsIn(data) ? SessionForm.Of(data) : SessionForm.Of(kind, desk.Today), []))),
        cancellationToken);

    /// <summary>「内容を確かめる」: nothing is made.</summary>
    public Task<AdaptiveCardInvokeResponse> PreviewAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForKindAsync(
        turn,
        data,
        async (ward, kind) =>
        {
            var form = SessionForm.Of(data);
            return AdaptiveCardInvokeResponse.Card(form.Read(ward, kind, desk.Content, CityClock.At(desk.Now)) switch
            {
                SessionFormReading.Fits fits => Cards.Preview(fits.Plan, fits.Days, await SameDaysAsync(fits, cancellationToken), form),
                var wrong => MakeCards.Form(ward, kind, form, ((SessionFormReading.Wrong)wrong).Flaws),
            });
        },
        cancellationToken);

    /// <summary>「この内容で作る」. The ids come from the card's nonce: pressed again, by anybody, it makes what is missing.</summary>
    public Task<AdaptiveCardInvokeResponse> MakeAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForKindAsync(
        turn,
        data,
        async (ward, kind) =>
        {
            if (!SessionsDesk.MayChange(data) || Sessions(ward, kind, data) is not { } sessions)
            {
                return SessionsDesk.Unusable();
            }

            var made = await desk.AuditedAsync(
                turn,
                Operation.ManageReviews,
                ward,
                $"{sessions[0].Id} ({sessions.Count})",
                async () => await maker.MakeAsync(ward, sessions, cancellationToken) is var done ? (done, done.New.Count > 0) : default,
                cancellationToken);
            return AdaptiveCardInvokeResponse.Card(Cards.Made(ward, kind, made));
        },
        cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> ForKindAsync(
        Turn turn, ActionData data, Func<Ward, SessionKind, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken) => await desk.ForWardAsync(
        turn,
        data,
        Operation.ManageReviews,
        async ward => desk.Content.SessionKinds.FirstOrDefault(kind => kind.Id == data.GetString(SessionVerbs.Kind)) is { } kind
            ? await answer(ward, kind)
            : AdaptiveCardInvokeResponse.Error("NotFound", NoKind),
        cancellationToken);

    /// <summary>What the card of the preview says, read as strictly as what was typed; null when it is no such card.</summary>
    private static IReadOnlyList<ReviewSession>? Sessions(Ward ward, SessionKind kind, ActionData data)
    {
        var days = (data.GetString(SessionVerbs.Dates) ?? "").Split(' ').Select(SessionFields.Date).ToList();
        if (days.Count > SeriesPlan.MostDays || days.Contains(null) || days.Distinct().Count() < days.Count
            || SessionFields.Time(data.GetString(SessionVerbs.Time)) is not { } time
            || SessionFields.Place(data.GetString(SessionVerbs.Place)) is not { } place
            || SessionFields.Link(data.GetString(SessionVerbs.Link)) is not { } link
            || SessionFields.Number(data.GetString(SessionVerbs.Capacity), SessionFields.MostPlaces) is not { } capacity
            || SessionFields.Number(data.GetString(SessionVerbs.Minutes), SessionFields.LongestMinutes) is not { } minutes)
        {
            return null;
        }

        var plans = days.Select(day => new PlannedSession(ward, kind, day!.Value + time, capacity, minutes, place, link)).ToList();
        return plans.Exists(plan => !plan.EndsInTime)
            ? null
            : [.. plans.Select(plan => plan.ToSession(plan.IdFrom(data.GetString(Nonce.Data)!)))];
    }

    private async Task<IReadOnlyList<ReviewSession>> SameDaysAsync(SessionFormReading.Fits fits, CancellationToken cancellationToken)
    {
        var held = fits.Days.Where(day => day is not SeriesDate.LeftOut).Select(day => day.Day).ToList();
        var there = await store.BetweenAsync(
            fits.Plan.Ward, CityClock.Of(held.Min().AtMidnight()), CityClock.Of(held.Max().PlusDays(1).AtMidnight()), cancellationToken);
        return [.. there.Select(one => one.Session).Where(session => session.KindId == fits.Plan.Kind.Id && !session.IsCancelled)];
    }
}
