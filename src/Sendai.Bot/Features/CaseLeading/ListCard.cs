using System.Text.Json.Nodes;
using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>The open cases of a ward: numbers, states and days, and never what they are about.</summary>
internal sealed class ListCard(Instant now)
{
    /// <summary>How far ahead 「見直しの時期」 looks.</summary>
    public const int DueMonths = 1;

    private const int Shown = 8;

    /// <param name="ward">The ward.</param>
    /// <param name="cases">All that are meant, in their order.</param>
    /// <param name="isDue">Whether they are those whose time to be looked at comes.</param>
    /// <param name="skip">Where the page begins.</param>
    /// <param name="withNames">Whether it says who is 担当: not where guests may read.</param>
    public AdaptiveCard Of(Ward ward, IReadOnlyList<CaseGlance> cases, bool isDue, int skip, bool withNames)
    {
        var from = skip > 0 && skip < cases.Count ? skip : 0;
        var heading = isDue ? $"{ward}区のケース（見直しの時期）" : $"{ward}区のケース";
        var none = isDue ? "見直しの時期のケースはありません。" : "進行中のケースはありません。";
        var body = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(cases.Count == 0 ? none : $"{cases.Count}件") };
        foreach (var one in cases.Skip(from).Take(Shown))
        {
            body.Add(CardParts.Line($"{one.Number}　{CaseWords.Of(one.Stage)}") with { Weight = TextWeight.Bolder, Separator = true });
            body.Add(CardParts.Line(string.Join("　", Parts(one, withNames)), subtle: true));
            body.Add(new ActionSet { Actions = [LeadVerbs.Back($"{one.Number} を開く", one.Number)] });
        }

        var actions = new List<CardAction>();
        if (from + Shown < cases.Count)
        {
            actions.Add(Button($"つづき（あと{cases.Count - from - Shown}件）", LeadVerbs.List, ward, isDue, from + Shown));
        }

        actions.Add(Button(isDue ? "すべてのケース" : "見直しの時期", LeadVerbs.List, ward, !isDue, 0));
        actions.Add(Button("保存期間を変える", LeadVerbs.RetentionForm, ward, false, 0));
        return CardParts.Card($"{heading}。{(cases.Count == 0 ? none : $"{cases.Count}件")}", body, actions);
    }

    private IEnumerable<string> Parts(CaseGlance one, bool withNames)
    {
        var today = CityClock.At(now).Date;
        yield return $"{SessionWords.On(CityClock.At(one.Since).Date, today)}から";
        if (one.Starts is { } starts)
        {
            yield return $"話し合い {SessionWords.At(starts, now)}";
        }

        if (withNames)
        {
            yield return one.Assignee.Length > 0 ? $"担当 {one.Assignee}" : "担当は決まっていません";
        }

        if (one.ReviewOn is { } day)
        {
            yield return $"見直し {SessionWords.On(day, today)}";
        }
    }

    private static ActionExecute Button(string title, string verb, Ward ward, bool isDue, int skip)
    {
        var data = new JsonObject { [CaseVerbs.Ward] = ward.Name, [LeadVerbs.Skip] = skip };
        if (isDue)
        {
            data[LeadVerbs.Due] = "yes";
        }

        return new ActionExecute { Title = title, Verb = verb, Data = data };
    }
}
