using Sendai.Bot.Cases;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Cases;

/// <summary>One case for whoever handed it in: where it stands, what it is about, what was done and by whom, and what can be done now.</summary>
internal sealed class OpenCard(DirectoryContent content, CityClock clock)
{
    private const int StepsShown = 12;

    /// <param name="file">The case.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="page">Of its texts, from 0.</param>
    public AdaptiveCard Of(CaseFile file, string reader, int page)
    {
        var heading = $"受付番号 {file.Number}";
        var pages = CaseContentCard.Pages(file);
        var at = page > 0 && page < pages.Count ? page : 0;
        var body = new List<CardElement> { CardParts.Heading(heading) };
        body.AddRange(Standing(file).Select(line => CardParts.Line(line)));
        body.AddRange(CaseContentCard.Of(file, content, pages[at]));
        body.Add(CardParts.Line("これまでの流れ") with { Weight = TextWeight.Bolder, Spacing = Spacing.Medium, Separator = true });
        body.AddRange(file.Steps.TakeLast(StepsShown).Select(step => CardParts.Line(Step(step, file, reader), subtle: true)));
        // Whoever hears it may not be alone: the content is on the card only.
        return CardParts.Card($"{heading}。いまの状態：{CaseWords.Of(file.Stage)}", body, [.. Actions(file, reader, at, pages.Count)]);
    }

    private IEnumerable<string> Standing(CaseFile file)
    {
        yield return $"いまの状態：{CaseWords.Of(file.Stage)}。{CaseWords.Meaning(file.Stage)}";
        if (file.Slot is { } slot)
        {
            yield return $"話し合う日：{SessionWords.At(slot.Starts, clock.Moment)}　{slot.Title}";
        }

        if (file.Assignee is { } assignee)
        {
            yield return $"担当：{assignee.Name}";
        }

        if (file.ReviewOn is { } day)
        {
            yield return $"見直す日：{SessionWords.On(day, clock.Now.Date)}";
        }

        if (file.Answer is { } answer)
        {
            yield return $"その後：{CaseWords.Of(answer)}";
        }
    }

    private string Step(CaseStep step, CaseFile file, string reader)
    {
        var who = step.Who switch
        {
            "" => "自動",
            _ when step.Who == reader => "自分",
            _ when step.Who == file.Submitter.Key => "出した方",
            _ => "事務局",
        };
        return $"{SessionWords.At(step.At, clock.Moment)}　{CaseWords.Of(step.To)}（{who}）";
    }

    private static IEnumerable<CardAction> Actions(CaseFile file, string reader, int page, int pages)
    {
        if (pages > 1)
        {
            var next = (page + 1) % pages;
            var more = CaseVerbs.Button(next == 0 ? "はじめの文にもどる" : "つづきを読む", CaseVerbs.Open, file.Number);
            more.Data![CaseData.Page] = next;
            yield return more;
        }

        if (file.Submitter.Key == reader)
        {
            foreach (var own in Own(file))
            {
                yield return own;
            }
        }

        yield return CaseData.Mine("わたしのケース");
    }

    /// <summary>What its submitter can do where it stands.</summary>
    private static IEnumerable<CardAction> Own(CaseFile file)
    {
        if (file.State is CaseState.Returned)
        {
            yield return CaseVerbs.Button("直して、もう一度出す", CaseVerbs.Form, file.Number);
        }

        if (file.State is CaseState.Held or CaseState.FollowUp)
        {
            yield return CaseVerbs.Button("その後を知らせる", CaseVerbs.Answer, file.Number);
        }

        if (!file.State.IsOver && file.Additions.Count < CaseFile.MostAdditions)
        {
            yield return CaseVerbs.Button("情報を足す", CaseData.Add, file.Number);
        }

        if (file.State is CaseState.Received or CaseState.Checked or CaseState.Scheduled or CaseState.Returned)
        {
            yield return CaseVerbs.Button("取り下げる", CaseData.Withdraw, file.Number);
        }
    }
}
