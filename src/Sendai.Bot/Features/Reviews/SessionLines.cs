using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Reviews;

/// <summary>One session in a list, the same in the chat and in a channel: what anybody may know of it.</summary>
internal static class SessionLines
{
    public static Container Of(SessionGlance glance, Instant now)
    {
        var session = glance.Session;
        var items = new List<CardElement>
        {
            CardParts.Line(session.Name) with { Weight = TextWeight.Bolder },
            CardParts.Line(SessionWords.When(session, now)),
            CardParts.Line(SessionWords.Place(session), subtle: true),
            CardParts.Line(State(glance, now)),
        };
        if (CanBook(session, now))
        {
            items.Add(new ActionSet { Actions = [ReviewVerbs.Button(glance.Free > 0 ? "予約する" : "キャンセル待ちする", ReviewVerbs.Form, session)] });
        }

        return new Container { Items = items, Separator = true, Spacing = Spacing.Medium };
    }

    /// <summary>For ears.</summary>
    public static string Spoken(SessionGlance glance, Instant now) => $"{SessionWords.When(glance.Session, now)} {glance.Session.Name}、{State(glance, now)}";

    private static bool CanBook(ReviewSession session, Instant now) =>
        session.ClosureAt(now, bySecretariat: false) is null && session.Bookers != Bookers.Secretariat;

    private static string State(SessionGlance glance, Instant now)
    {
        var session = glance.Session;
        if (session.ClosureAt(now, bySecretariat: false) is { } closure)
        {
            return SessionWords.Of(closure);
        }

        return session.Bookers switch
        {
            Bookers.Secretariat => ReviewWords.NotFor(Bookers.Secretariat),
            Bookers.NewOffices => $"{SessionWords.Free(glance)}。{Until(session, now)}。新しく開いた事業所の方の会です",
            _ => $"{SessionWords.Free(glance)}。{Until(session, now)}",
        };
    }

    private static string Until(ReviewSession session, Instant now) => $"締め切り {SessionWords.At(session.ClosesAt, now)}";
}
