using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>One case for 事務局: what it is about, what became of it, and what can be done now. It goes out by <see cref="CaseReader"/> alone.</summary>
internal sealed class LeadCard(DirectoryContent content, Instant now)
{
    private const int StepsShown = 12;

    /// <param name="file">The case.</param>
    /// <param name="names">The names of those who did something, by key.</param>
    /// <param name="page">Of the words about it, from 0.</param>
    /// <param name="notice">What came of a press; null when none was.</param>
    public AdaptiveCard Of(CaseFile file, IReadOnlyDictionary<string, string> names, int page, string? notice)
    {
        var pages = CaseContentCard.Pages(file);
        var at = page > 0 && page < pages.Count ? page : 0;
        var body = new List<CardElement>();
        if (notice is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Emphasis, Items = [CardParts.Line(notice)] });
        }

        body.Add(CardParts.Heading($"受付番号 {file.Number}"));
        if (at == 0)
        {
            body.AddRange(State(file).Select(line => CardParts.Line(line)));
        }

        body.AddRange(CaseContentCard.Of(file, content, pages[at]));
        if (pages.Count > 1)
        {
            body.Add(CardParts.Line($"長いので、{pages.Count}枚に分けています（{at + 1}枚目）。", subtle: true));
            body.Add(new ActionSet { Actions = [.. Pages(file.Number, at, pages.Count)] });
        }

        if (at == 0)
        {
            body.Add(CardParts.Line("これまでの流れ") with { Weight = TextWeight.Bolder, Separator = true });
            body.AddRange(Steps(file, names));
        }

        // What is read aloud and shown in notices has nothing of the case.
        return CardParts.Card($"{notice}{LeadWords.NumberAndState(file)}", body, at == 0 ? [.. new LeadActions(now).Of(file)] : [LeadVerbs.Back("はじめにもどる", file.Number)]);
    }

    private IEnumerable<string> State(CaseFile file)
    {
        yield return $"いまの状態：{CaseWords.Of(file.Stage)}";
        if (file.Slot is { } slot)
        {
            yield return $"話し合う日：{SessionWords.At(slot.Starts, now)}　{slot.Title}";
        }

        yield return $"担当：{file.Assignee?.Name ?? "まだ決まっていません"}";
        if (file.Participants is [var facilitator, ..])
        {
            var others = string.Join("、", file.Participants.Skip(1).Select(person => person.Name));
            yield return $"進行役：{facilitator.Name}{(others.Length > 0 ? $"　参加：{others}" : "")}";
        }

        if (file.ReviewOn is { } day)
        {
            yield return $"見直す日：{SessionWords.On(day, CityClock.At(now).Date)}";
        }

        if (file.Answer is { } answer)
        {
            yield return $"出した方からの、その後の様子：{CaseWords.Of(answer)}";
        }

        if (file.Keeping is { } keeping)
        {
            yield return $"保存：{SessionWords.On(keeping.Until, CityClock.At(now).Date)}まで（理由：{keeping.Reason.Value}）";
        }
    }

    private IEnumerable<CardElement> Steps(CaseFile file, IReadOnlyDictionary<string, string> names)
    {
        var steps = file.Steps.TakeLast(StepsShown).ToList();
        if (steps.Count < file.Steps.Count)
        {
            yield return CardParts.Line($"（これより前に{file.Steps.Count - steps.Count}回）", subtle: true);
        }

        foreach (var step in steps)
        {
            var who = step.Who.Length == 0 ? "自動" : names.GetValueOrDefault(step.Who, "お名前は分かりません");
            yield return CardParts.Line($"{SessionWords.At(step.At, now)}　{CaseWords.Of(step.To)}　{who}", subtle: true);
        }
    }

    private static IEnumerable<CardAction> Pages(CaseNumber number, int page, int count)
    {
        if (page > 0)
        {
            yield return CaseVerbs.Button("前を読む", CaseVerbs.Lead, number, (LeadVerbs.Page, Digits(page - 1)));
        }

        if (page + 1 < count)
        {
            yield return CaseVerbs.Button("つづきを読む", CaseVerbs.Lead, number, (LeadVerbs.Page, Digits(page + 1)));
        }
    }

    private static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
