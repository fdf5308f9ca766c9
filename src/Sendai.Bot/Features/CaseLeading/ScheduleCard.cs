using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>The sessions in which a case could have a place.</summary>
internal sealed class ScheduleCard(DirectoryContent content, Instant now)
{
    public const int Shown = 12;

    private const string Heading = "日程を決める";
    private const string None = "空きのある会がありません。「会をひらく」と書くと、会を作れます。ケースはそのまま残っています。";

    /// <param name="file">The case.</param>
    /// <param name="open">The sessions with free places, those that are wished for first.</param>
    /// <param name="flaw">What came of the press before; null when there was none.</param>
    public AdaptiveCard Form(CaseFile file, IReadOnlyList<SessionGlance> open, string? flaw)
    {
        var facts = file.Content.Facts;
        var body = new List<CardElement> { CardParts.Heading(Heading), CardParts.Line(LeadWords.NumberAndState(file)) };
        if (flaw is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [CardParts.Line(flaw)] });
        }

        body.Add(CardParts.Line($"希望：{CaseContentCard.Venue(facts.Venue, content)}　{CaseWords.Of(facts.Urgency)}"));
        if (open.Count == 0)
        {
            body.Add(CardParts.Line(None));
            return CardParts.Card($"{flaw}{Heading}。{LeadWords.NumberAndState(file)}。{None}", body, LeadVerbs.Back("ケースにもどる", file.Number));
        }

        body.Add(new InputChoiceSet
        {
            Id = LeadVerbs.Session,
            Label = "会",
            Style = ChoiceInputStyle.Expanded,
            Choices = [.. open.Select(one => new Choice(
                $"{SessionWords.When(one.Session, now)}　{one.Session.Name}（{SessionWords.Free(one)}）{(one.Session.KindId == facts.Venue ? "　希望の場" : "")}", one.Session.Id))],
            IsRequired = true,
            ErrorMessage = "会を選んでください。",
        });
        return CardParts.Card(
            $"{flaw}{Heading}。{LeadWords.NumberAndState(file)}",
            body,
            CaseVerbs.Deed("この会にする", LeadVerbs.Schedule, file.Number).WithInputs(),
            LeadVerbs.Back("やめる", file.Number));
    }
}
