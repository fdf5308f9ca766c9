using NodaTime;
using NodaTime.Text;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Domain.Reviews.Series;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Sessions;

/// <summary>「会をひらく」: the kind, the fields, the days as they would be, and what was made.</summary>
internal sealed class MakeCards(DirectoryContent content, LocalDate today)
{
    private const int MostLeftOut = 15;
    private const int MostShown = SeriesPlan.MostDays;
    private const int RuleLength = 60;
    private const int ExceptLength = 200;

    /// <summary>A button for each kind.</summary>
    public AdaptiveCard Kinds(Ward ward)
    {
        const string Heading = "どの会をひらきますか？";
        return CardParts.Card(
            $"{ward}区。{Heading}",
            [
                CardParts.Heading(Heading),
                CardParts.Line($"{ward}区"),
                .. content.SessionKinds.Select(kind => new ActionSet { Actions = [SessionVerbs.Button(kind.Name, SessionVerbs.New, ward, (SessionVerbs.Kind, kind.Id))] }),
            ]);
    }

    /// <summary>The fields.</summary>
    public static AdaptiveCard Form(Ward ward, SessionKind kind, SessionForm form, IReadOnlyList<SessionFlaw> flaws)
    {
        var title = $"{ward}区 {kind.Name}";
        var body = new List<CardElement> { CardParts.Heading("会をひらく"), CardParts.Line(title) };
        if (flaws.Count > 0)
        {
            body.Add(SessionFieldsCard.Alert("まだ作っていません。赤い字のところを直して、もう一度「内容を確かめる」を押してください。"));
        }

        body.AddRange(SessionFieldsCard.WithFlaws(Fields(kind, form), flaws));
        return CardParts.Card(
            $"会をひらく。{title}。{string.Join("", flaws.Select(flaw => flaw.Words))}",
            body,
            SessionVerbs.Button("内容を確かめる", SessionVerbs.Preview, ward, (SessionVerbs.Kind, kind.Id)));
    }

    /// <summary>Every day as it would be, before anything is made.</summary>
    /// <param name="plan">The sessions.</param>
    /// <param name="days">The days, left out ones among them.</param>
    /// <param name="there">Sessions of the same kind on these days.</param>
    /// <param name="form">What was typed.</param>
    public AdaptiveCard Preview(PlannedSession plan, IReadOnlyList<SeriesDate> days, IReadOnlyList<ReviewSession> there, SessionForm form)
    {
        var held = days.Where(day => day is not SeriesDate.LeftOut).ToList();
        var left = days.OfType<SeriesDate.LeftOut>().ToList();
        var heading = $"この内容で作りますか？（{held.Count}回）";
        var body = new List<CardElement> { CardParts.Heading(heading), CardParts.Line($"{plan.Ward}区 {plan.Kind.Name}") };
        body.AddRange(About(plan));
        body.AddRange(held.Select((day, at) => Line($"・{Held(day)}{Already(day.Day, there)}", isFirst: at == 0)));
        body.AddRange(left.Take(MostLeftOut).Select(day => CardParts.Line($"× {On(day.Day)}：{SessionWordsOfDesk.Of(day.Reason)}", subtle: true)));
        if (left.Count > MostLeftOut)
        {
            body.Add(CardParts.Line($"× ほか{left.Count - MostLeftOut}日", subtle: true));
        }

        return CardParts.Card(
            $"{heading}{plan.Ward}区 {plan.Kind.Name}。まだ作っていません。",
            body,
            SessionVerbs.Button(
                "この内容で作る",
                SessionVerbs.Make,
                plan.Ward,
                [
                    (SessionVerbs.Kind, plan.Kind.Id),
                    (SessionVerbs.Dates, string.Join(' ', held.Select(day => LocalDatePattern.Iso.Format(day.Day)))),
                    (SessionVerbs.Time, form.Time),
                    (SessionVerbs.Place, plan.Place),
                    (SessionVerbs.Link, plan.Link),
                    (SessionVerbs.Capacity, form.Capacity),
                    (SessionVerbs.Minutes, form.Minutes),
                    (Nonce.Data, Nonce.New()),
                ]),
            SessionVerbs.Button("入力にもどる", SessionVerbs.New, plan.Ward, [(SessionVerbs.Kind, plan.Kind.Id), .. form.Carried]));
    }

    /// <summary>What was made.</summary>
    public AdaptiveCard Made(Ward ward, SessionKind kind, MadeSessions made)
    {
        var heading = made.All.Count == 0 ? "会は作っていません" : $"会を作りました（{made.All.Count}回）";
        var body = new List<CardElement> { CardParts.Heading(heading), CardParts.Line($"{ward}区 {kind.Name}") };
        body.AddRange(made.All.Take(MostShown).Select((session, at) => Line($"・{SessionWords.When(session, CityClock.Of(today.AtMidnight()))}", isFirst: at == 0)));
        if (made.Past.Count > 0)
        {
            body.Add(CardParts.Line($"{made.Past.Count}回は、もう過ぎた日時なので作っていません。"));
        }

        var actions = made.All is [var only]
            ? [SessionVerbs.About("この会の操作", SessionVerbs.Open, only), SessionVerbs.Button("開催の一覧", SessionVerbs.List, ward)]
            : new CardAction[] { SessionVerbs.Button("開催の一覧", SessionVerbs.List, ward) };
        return CardParts.Card($"{heading}。{ward}区 {kind.Name}", body, actions);
    }

    private static IEnumerable<CardInput> Fields(SessionKind kind, SessionForm form)
    {
        yield return SessionFieldsCard.Date(SessionVerbs.Date, "開催日（くり返しのときは、この日から）", form.Date, isRequired: true);
        yield return SessionFieldsCard.Time(form.Time);
        yield return SessionFieldsCard.Place(form.Place);
        yield return SessionFieldsCard.Link(form.Link);
        yield return SessionFieldsCard.Capacity(kind.SlotMinutes is not null, form.Capacity);
        yield return SessionFieldsCard.Minutes(kind, form.Minutes);
        yield return SessionFieldsCard.Text(SessionVerbs.Rule, "くり返し（1回だけなら、空のまま）", form.Rule, RuleLength, "例：毎月第2水曜");
        yield return SessionFieldsCard.Date(SessionVerbs.Until, "くり返しの最後の日", form.Until, isRequired: false);
        yield return new InputChoiceSet
        {
            Id = SessionVerbs.Holiday,
            Label = "くり返しが祝日に当たったら",
            Choices = [.. SessionForm.Holidays.Select(one => new Choice(one.Words, one.Value))],
            Value = SessionForm.Holidays.Any(one => one.Value == form.Holiday) ? form.Holiday : SessionForm.Holidays[0].Value,
        };
        yield return SessionFieldsCard.Text(SessionVerbs.Except, "くり返しから除く日（なくてもかまいません）", form.Except, ExceptLength, "例：12/30、1/6");
    }

    private static IEnumerable<CardElement> About(PlannedSession plan)
    {
        var session = plan.ToSession("");
        yield return CardParts.Line($"{SessionWords.Clock(session.Starts)}〜{SessionWords.Clock(session.Ends)}　{(session.SlotMinutes is { } slot ? $"{slot}分×{session.Capacity}枠" : $"定員{session.Capacity}人")}");
        yield return CardParts.Line(SessionWords.Place(session), subtle: true);
    }

    private static TextBlock Line(string words, bool isFirst) => CardParts.Line(words) with { Separator = isFirst ? true : null };

    private string Held(SeriesDate day) => day switch
    {
        SeriesDate.Moved moved => $"{On(moved.Day)}（{On(moved.From)}は{HolidayOf(moved.From)}のため）",
        _ when HolidayOf(day.Day) is { Length: > 0 } holiday => $"{On(day.Day)}（{holiday}です）",
        _ => On(day.Day),
    };

    private static string Already(LocalDate day, IReadOnlyList<ReviewSession> there) =>
        there.FirstOrDefault(session => CityClock.At(session.Starts).Date == day) is { } other ? $"　同じ種類の会が、もうあります（{SessionWords.Clock(other.Starts)}から）" : "";

    private string HolidayOf(LocalDate day) => content.Holidays.FirstOrDefault(holiday => holiday.Date == day) is { } holiday ? $"祝日（{holiday.Name}）" : "";

    private string On(LocalDate day) => SessionWords.On(day, today);
}
