using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Cases;

/// <summary>What a submitter hears of a case: its number, where it stands, and what that means. Nothing of what it is about.</summary>
internal sealed class CaseNews(CityClock clock)
{
    /// <summary>What is new for the submitter; null when nothing is.</summary>
    public AdaptiveCard? Of(CaseFile? before, CaseFile after) => before switch
    {
        null => Of("ケースを受け付けました", after),
        _ when after.State is CaseState.Withdrawn && after.Steps[^1].Who.Length == 0 => Of("返事のないまま90日がたったので、ケースを取り下げました", after),
        _ when before.Steps.Count != after.Steps.Count => Of("ケースの状態が変わりました", after),
        _ when before.Slot != after.Slot => Of("ケースを話し合う日時が変わりました", after),
        _ when before.Assignee?.Key != after.Assignee?.Key => Of("ケースの担当が決まりました", after),
        _ when before.ReviewOn != after.ReviewOn && after.ReviewOn is not null => Of("ケースを見直す日が決まりました", after),
        _ => null,
    };

    /// <summary>Where a case stands, under a heading.</summary>
    public AdaptiveCard Of(string heading, CaseFile file)
    {
        var number = $"受付番号 {file.Number}";
        var lines = Lines(file).ToList();
        return CardParts.Card(
            $"{heading}。{number}。{string.Join("。", lines)}",
            [CardParts.Heading(heading), CardParts.Line(number) with { Weight = TextWeight.Bolder }, .. lines.Select(line => CardParts.Line(line))],
            CaseVerbs.Button("このケースを見る", CaseVerbs.Open, file.Number),
            new ActionExecute { Title = "わたしのケース", Verb = CaseVerbs.Mine, AssociatedInputs = AssociatedInputs.None });
    }

    private IEnumerable<string> Lines(CaseFile file)
    {
        yield return $"いまの状態：{CaseWords.Of(file.Stage)}";
        yield return CaseWords.Meaning(file.Stage);
        if (file.Slot is { } slot)
        {
            yield return $"{SessionWords.At(slot.Starts, clock.Moment)}　{slot.Title}";
        }

        if (file.Assignee is { } assignee)
        {
            yield return $"担当：{assignee.Name}";
        }

        if (file.ReviewOn is { } day)
        {
            yield return $"見直す日：{SessionWords.On(day, clock.Now.Date)}";
        }
    }
}
