using System.Globalization;
using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>The sheet for the session: plain lines, to be pasted or printed from the reader's own chat. It goes out by <see cref="CaseReader"/> alone.</summary>
internal sealed class SheetCard(DirectoryContent content, Instant now)
{
    /// <param name="file">The case.</param>
    /// <param name="page">Of its texts, from 0.</param>
    /// <param name="from">The verb to which it leads back.</param>
    public AdaptiveCard Of(CaseFile file, int page, string from)
    {
        var pages = CaseContentCard.Pages(file);
        var at = page > 0 && page < pages.Count ? page : 0;
        // One block of text, which is marked and copied as one.
        var lines = Texts(pages[at]).Concat(at == pages.Count - 1 ? End(file) : []);
        List<CardElement> body = [CardParts.Heading("当日の資料"), CardParts.Line(string.Join('\n', at == 0 ? Head(file).Concat(lines) : lines))];
        List<CardAction> actions = [CaseVerbs.Button("ケースにもどる", from, file.Number)];
        if (pages.Count > 1)
        {
            body.Add(CardParts.Line($"長いので、{pages.Count}枚に分けています（{at + 1}枚目）。", subtle: true));
            actions.Insert(0, CaseVerbs.Button(
                at + 1 < pages.Count ? "つづき" : "はじめから", LeadVerbs.Sheet, file.Number, (LeadVerbs.From, from), (LeadVerbs.Page, ((at + 1) % pages.Count).ToString(CultureInfo.InvariantCulture))));
        }

        return CardParts.Card($"当日の資料。{LeadWords.NumberAndState(file)}", body, actions);
    }

    private IEnumerable<string> Head(CaseFile file)
    {
        var facts = file.Content.Facts;
        yield return $"受付番号：{file.Number}";
        yield return $"場：{KindOf(file)?.Name ?? CaseContentCard.Venue(facts.Venue, content)}";
        if (file.Slot is { } slot)
        {
            yield return $"日時：{SessionWords.At(slot.Starts, now)}〜{SessionWords.Clock(slot.Ends)}";
        }

        if (file.Participants is [var facilitator, ..])
        {
            yield return $"進行役：{facilitator.Name}";
        }

        yield return $"年代：{facts.Age}　障害の種別：{string.Join("、", facts.Disabilities)}　世帯：{facts.Household}　急ぎの度合い：{CaseWords.Of(facts.Urgency)}";
    }

    private static IEnumerable<string> Texts(IEnumerable<(string Title, string Text)> texts)
    {
        foreach (var (title, text) in texts)
        {
            yield return "";
            yield return $"■ {title}";
            yield return text;
        }
    }

    private IEnumerable<string> End(CaseFile file)
    {
        if (KindOf(file) is { Sheet.Count: > 0 } kind)
        {
            yield return "";
            yield return "■ 進め方と約束";
            foreach (var line in kind.Sheet)
            {
                yield return $"・{line}";
            }
        }

        yield return "";
        yield return "この資料は、話し合いが終わったら回収するか、その場で処分してください。";
    }

    private SessionKind? KindOf(CaseFile file) => content.SessionKinds.FirstOrDefault(kind => kind.Id == (file.Slot?.KindId ?? file.Content.Facts.Venue));
}
