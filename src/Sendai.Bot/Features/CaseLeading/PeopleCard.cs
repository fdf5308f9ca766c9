using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>The form in which those are named who lead the session and take part in it.</summary>
internal sealed class PeopleCard(Instant now)
{
    private const string Heading = "進行役・参加者を決める";

    /// <param name="file">The case.</param>
    /// <param name="all">Who can be named.</param>
    /// <param name="chosen">Who stands there at first; the first one leads.</param>
    /// <param name="flaw">What is wrong; null when nothing is.</param>
    public AdaptiveCard Form(CaseFile file, Candidates all, IReadOnlyList<CasePerson> chosen, string? flaw)
    {
        var body = new List<CardElement> { CardParts.Heading(Heading), CardParts.Line(LeadWords.NumberAndState(file)) };
        if (file.Slot is { } slot)
        {
            body.Add(CardParts.Line($"{SessionWords.At(slot.Starts, now)}　{slot.Title}"));
        }

        if (flaw is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [CardParts.Line(flaw)] });
        }

        body.Add(new InputChoiceSet
        {
            Id = LeadVerbs.Facilitator,
            Label = "進行役",
            Placeholder = "選ぶ",
            Choices = [.. all.Members.Select(person => new Choice(person.Name, person.Key))],
            Value = chosen is [var first, ..] ? first.Key : null,
            IsRequired = true,
            ErrorMessage = "進行役を選んでください。",
        });
        if (all.Everyone.Count > 0)
        {
            body.Add(new InputChoiceSet
            {
                Id = LeadVerbs.Who,
                Label = "参加する方（会を予約した方と、事務局の方から）",
                IsMultiSelect = true,
                Choices = [.. all.Everyone.Select(person => new Choice(person.Name, person.Key))],
                Value = string.Join(',', chosen.Skip(1).Select(person => person.Key)),
            });
        }

        body.Add(CardParts.Line("選ばれた方は、話し合いが終わるまで内容を開けます。お一人ずつ、受付番号と日時だけをお知らせします。", subtle: true));
        return CardParts.Card(
            $"{flaw}{Heading}。{LeadWords.NumberAndState(file)}",
            body,
            CaseVerbs.Deed("この方たちにする", LeadVerbs.People, file.Number).WithInputs(),
            LeadVerbs.Back("やめる", file.Number));
    }
}
