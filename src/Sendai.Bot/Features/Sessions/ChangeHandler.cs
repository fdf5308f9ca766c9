using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Domain.Reviews;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Sessions;

/// <summary>Changes, cancels, closes and reopens a session. Who is booked is told by the work that the change plans.</summary>
internal sealed class ChangeHandler(SessionsDesk desk, ReviewDesk reviews, BookingDesk bookings, ReviewStore store)
{
    /// <summary>Each who moves up is two rows of the transaction.</summary>
    private const int MostMovingUp = 30;

    private ListCards Cards => new(desk.Now);

    /// <summary>「日時・場所・枠を変える」.</summary>
    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn,
        data,
        Operation.ManageReviews,
        found => Task.FromResult(AdaptiveCardInvokeResponse.Card(found.Book.Session.ClosureAt(desk.Now, bySecretariat: true) is { } closure
            ? Cards.One(found.Book, SessionWords.Of(closure) + "変えられません。")
            : ChangeCard.Of(found.Book, TypedChange.Of(found.Book.Session), [], null))),
        cancellationToken);

    /// <summary>「この内容に変える」: only over what the person has seen.</summary>
    public Task<AdaptiveCardInvokeResponse> ChangeAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn,
        data,
        Operation.ManageReviews,
        async found =>
        {
            var typed = TypedChange.Of(data);
            var (wanted, flaws) = typed.Read(found.Book.Session);
            if (!SessionsDesk.MayChange(data))
            {
                return SessionsDesk.Unusable();
            }

            if (wanted is null)
            {
                return AdaptiveCardInvokeResponse.Card(ChangeCard.Of(found.Book, typed, flaws, null));
            }

            var basis = data.GetString(SessionVerbs.Basis);
            var done = await ChangeAsync(
                turn,
                data,
                found,
                session => ChangeCard.BasisOf(session) != basis ? null : typed.Read(session).Wanted,
                cancellationToken);
            return AdaptiveCardInvokeResponse.Card(done switch
            {
                SessionChanged.Done { Decision: ChangeDecision.Changed changed } one => Cards.One(one.Book, [.. Told(one.Before, one.Book, changed)]),
                SessionChanged.Done { Decision: ChangeDecision.TooFewPlaces few } one => ChangeCard.Of(
                    one.Book, typed, [new SessionFlaw(SessionVerbs.Capacity, $"もう予約があるので、{few.Booked}より少なくはできません。")], null),
                SessionChanged.Done { Decision: ChangeDecision.InThePast } one => ChangeCard.Of(
                    one.Book, typed, [new SessionFlaw(SessionVerbs.Date, SessionWordsOfDesk.PastFlaw)], null),
                SessionChanged.Done { Decision: ChangeDecision.TooLate late } one => Cards.One(one.Book, SessionWords.Of(late.Closure) + "何も変えていません。"),
                SessionChanged.TooManyAtOnce one => ChangeCard.Of(
                    one.Book, typed, [new SessionFlaw(SessionVerbs.Capacity, $"キャンセル待ちの方が多いので、一度に増やせるのは{MostMovingUp}までです。分けて増やしてください。")], null),
                SessionChanged.Overtaken one => ChangeCard.Of(
                    one.Book,
                    typed,
                    [],
                    $"この会は、ほかの方が先に変えていました。何も上書きしていません。いまは {SessionWords.When(one.Book.Session, desk.Now)}、{SessionWords.Place(one.Book.Session)}、{Places(one.Book.Session)} です。下の内容でよければ、もう一度押してください。"),
                SessionChanged.Again one => Cards.One(one.Book, SessionWordsOfDesk.DoneBefore),
                _ => Cards.One(((SessionChanged.Done)done).Book, "変わったところはありません。いまの内容のままです。"),
            });
        },
        cancellationToken);

    /// <summary>「中止にする」: asks once, with the number of people.</summary>
    public Task<AdaptiveCardInvokeResponse> CancelAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn,
        data,
        Operation.ManageReviews,
        async found =>
        {
            if (!SessionsDesk.MayChange(data))
            {
                return SessionsDesk.Unusable();
            }

            if (data.GetBoolean(ReviewVerbs.Sure) != true)
            {
                return AdaptiveCardInvokeResponse.Card(found.Book.Session.ClosureAt(desk.Now, bySecretariat: true) is { } closure
                    ? Cards.One(found.Book, SessionWords.Of(closure) + "何も変えていません。")
                    : CancelCard.Ask(found.Book, desk.Now));
            }

            var done = await ChangeAsync(turn, data, found, session => session with { IsCancelled = true }, cancellationToken);
            return AdaptiveCardInvokeResponse.Card(done switch
            {
                SessionChanged.Done { Decision: ChangeDecision.Changed } one => Cards.One(one.Book, CancelCard.Done(one.Book)),
                SessionChanged.Done { Decision: ChangeDecision.TooLate late } one => Cards.One(one.Book, SessionWords.Of(late.Closure) + "何も変えていません。"),
                SessionChanged.Done one => Cards.One(one.Book, SessionWordsOfDesk.DoneBefore),
                var other => Cards.One(((SessionChanged.Again)other).Book, SessionWordsOfDesk.DoneBefore),
            });
        },
        cancellationToken);

    /// <summary>「受付を閉じる」 and 「受付を再開する」: who is booked stays so.</summary>
    public Task<AdaptiveCardInvokeResponse> CloseAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn,
        data,
        Operation.ManageReviews,
        async found =>
        {
            if (!SessionsDesk.MayChange(data) || data.GetBoolean(SessionVerbs.Closed) is not { } isClosed)
            {
                return SessionsDesk.Unusable();
            }

            var done = await ChangeAsync(turn, data, found, session => session with { IsClosed = isClosed }, cancellationToken);
            return AdaptiveCardInvokeResponse.Card(done switch
            {
                SessionChanged.Done { Decision: ChangeDecision.TooLate late } one => Cards.One(one.Book, SessionWords.Of(late.Closure) + "何も変えていません。"),
                SessionChanged.Done one => Cards.One(
                    one.Book, isClosed ? "受付を閉じました。いまの予約は、そのままです。事務局からの予約は、これからもできます。" : "受付を再開しました。"),
                var other => Cards.One(((SessionChanged.Again)other).Book, SessionWordsOfDesk.DoneBefore),
            });
        },
        cancellationToken);

    private Task<SessionChanged> ChangeAsync(
        Turn turn, ActionData data, LoadedSession found, Func<ReviewSession, ReviewSession?> change, CancellationToken cancellationToken)
    {
        var session = found.Book.Session;
        return desk.AuditedAsync(
            turn,
            Operation.ManageReviews,
            session.Ward,
            session.Id,
            async () =>
            {
                var done = await reviews.DoAsync(
                    session.Ward,
                    new ReviewCommand<SessionChanged?>([session.Id], draft => Decide(draft, session.Id, change)) { Press = new(turn, data, _ => null) },
                    cancellationToken);
                // Null: the press has counted before.
                done ??= new SessionChanged.Again((await store.FindAsync(session.Ward, session.Id, cancellationToken))!.Book);
                return (done, done is SessionChanged.Done { Decision: ChangeDecision.Changed });
            },
            cancellationToken);
    }

    private SessionChanged Decide(ReviewDraft draft, string id, Func<ReviewSession, ReviewSession?> change)
    {
        // Sessions are never taken away, and this one was there before.
        var before = draft.Find(id)!;
        if (change(before.Session) is not { } wanted)
        {
            return new SessionChanged.Overtaken(before);
        }

        var (decision, after) = before.Change(_ => wanted, draft.Now);
        if (decision is not ChangeDecision.Changed changed)
        {
            return new SessionChanged.Done(decision, before, before);
        }

        if (changed.MovedUp.Count > MostMovingUp)
        {
            return new SessionChanged.TooManyAtOnce(before);
        }

        draft.Put(after);
        draft.Spend("changed");
        if (after.Session.Version != before.Session.Version)
        {
            draft.Write(SessionChanges.Row(draft.Partition, before, after.Session.Version));
        }

        foreach (var booking in changed.MovedUp)
        {
            bookings.TellMovedUp(draft, after.Session, booking);
        }

        return new SessionChanged.Done(decision, before, after);
    }

    /// <summary>What changed, and who hears of it.</summary>
    private IEnumerable<string> Told(SessionBook before, SessionBook after, ChangeDecision.Changed changed)
    {
        yield return "変更しました。";
        if (before.Session.Starts != after.Session.Starts)
        {
            yield return $"日時：{SessionWords.When(before.Session, desk.Now)} → {SessionWords.When(after.Session, desk.Now)}";
        }

        if (before.Session.Place != after.Session.Place)
        {
            yield return $"場所：{SessionWords.Place(before.Session)} → {SessionWords.Place(after.Session)}";
        }

        if (before.Session.Link != after.Session.Link)
        {
            yield return "オンラインのアドレスを変えました。";
        }

        if (before.Session.Capacity != after.Session.Capacity)
        {
            yield return $"{Places(before.Session)} → {Places(after.Session)}";
        }

        if (changed.MovedUp.Count > 0)
        {
            yield return $"キャンセル待ちの{changed.MovedUp.Count}人が、予約になりました。ご本人にお知らせします。";
        }

        if (after.Session.Version != before.Session.Version)
        {
            foreach (var line in CancelCard.Hear(after))
            {
                yield return line;
            }
        }
    }

    private static string Places(ReviewSession session) => session.SlotMinutes is null ? $"定員{session.Capacity}人" : $"{session.Capacity}枠";
}

/// <summary>What became of a change.</summary>
internal abstract record SessionChanged
{
    private SessionChanged()
    {
    }

    /// <summary>It was decided, whatever about.</summary>
    internal sealed record Done(ChangeDecision Decision, SessionBook Before, SessionBook Book) : SessionChanged;

    /// <summary>It is no more as the person has seen it.</summary>
    internal sealed record Overtaken(SessionBook Book) : SessionChanged;

    /// <summary>More would move up than fit into one transaction.</summary>
    internal sealed record TooManyAtOnce(SessionBook Book) : SessionChanged;

    /// <summary>The press has counted before.</summary>
    internal sealed record Again(SessionBook Book) : SessionChanged;
}
