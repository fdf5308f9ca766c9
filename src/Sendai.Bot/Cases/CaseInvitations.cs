using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Cases;

/// <summary>What others than the submitter hear of a change: that they take part, when, or no more; that a case is theirs to lead. Numbers and days only.</summary>
internal sealed class CaseInvitations(CityClock clock)
{
    public IEnumerable<OutboxItem> Of(CaseFile? before, CaseFile after)
    {
        if (after.Assignee is { Reach: not null } assignee && before?.Assignee?.Key != assignee.Key)
        {
            yield return Message(after, assignee, Card("ケースの担当になりました", after, CaseVerbs.Button("内容を見る", CaseVerbs.Lead, after.Number)));
        }

        var (was, now) = (before is { Slot: not null } ? before.Participants : [], after.Slot is null ? [] : after.Participants);
        foreach (var person in now.Where(person => person.Reach is not null))
        {
            if (was.All(other => other.Key != person.Key))
            {
                yield return Message(after, person, Card("事例の話し合いに参加をお願いします", after, Read(after)));
            }
            else if (before!.Slot!.Starts != after.Slot!.Starts)
            {
                yield return Message(after, person, Card("参加する事例の日時が変わりました", after, Read(after)));
            }
        }

        // Whoever took part in what has been held need not be told that it is over.
        foreach (var person in was.Where(person => person.Reach is not null && after.State is not CaseState.Held && now.All(other => other.Key != person.Key)))
        {
            yield return Message(after, person, Card("事例の話し合いへの参加は、なくなりました", after));
        }
    }

    private static ActionExecute Read(CaseFile file) => CaseVerbs.Button("この事例を読む", CaseVerbs.Read, file.Number);

    private AdaptiveCard Card(string heading, CaseFile file, params IReadOnlyList<CardAction> actions)
    {
        List<string> lines = [$"受付番号 {file.Number}", .. file.Slot is { } slot ? [$"{SessionWords.At(slot.Starts, clock.Moment)}　{slot.Title}"] : Array.Empty<string>()];
        return CardParts.Card($"{heading}。{string.Join("。", lines)}", [CardParts.Heading(heading), .. lines.Select(line => CardParts.Line(line))], actions);
    }

    private static OutboxItem.Message Message(CaseFile file, CasePerson person, AdaptiveCard card) => new(
        CaseKeys.MessageKey(file.Number.Id, $"to-{person.Key}-{Nonce.New()}"), MessageRow.Address(person.Reach!), new Activity { Attachments = [card.ToAttachment()] });
}
