using System.Text.Json.Nodes;
using NodaTime;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Screening;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>The form of a summary. No text is marked as required: what is missing is said by the answer.</summary>
internal sealed class FormCard(IReadOnlyList<SessionKind> kinds, Instant now)
{
    public AdaptiveCard Of(FormState state)
    {
        var heading = state.State switch
        {
            null => "まとめを書く",
            SummaryState.Sent => "まとめを訂正する",
            _ => "まとめを書き直す",
        };
        var body = new List<CardElement> { CardParts.Heading(heading) };
        if (state.Meeting is { } meeting)
        {
            body.Add(CardParts.Line(SummaryWords.Title(meeting, now)) with { Weight = TextWeight.Bolder });
        }

        if (state.State is SummaryState.Scheduled plan)
        {
            body.Add(CardParts.Line($"{SummaryWords.Of(plan, now)}です。書き直しても、この予定はそのままです。"));
        }

        body.AddRange(FindingParts.Alert(state.Found));
        if (state.Notes.Count > 0)
        {
            body.Add(new Container { Style = ContainerStyle.Warning, Items = [.. state.Notes.Select(note => CardParts.Line(note))] });
        }

        body.Add(CardParts.Line($"1行に1つずつ書きます。空いたままの欄は、まとめに出ません。全部合わせて{SummaryContent.Longest:N0}字、{SummaryContent.MostLines}行までです。", subtle: true));
        foreach (var (input, text) in Inputs(state))
        {
            body.Add(input);
            body.AddRange(state.Flaws.Where(flaw => flaw.Field == input.Id).Select(flaw => CardParts.Line(flaw.Words) with { Color = TextColor.Attention }));
            body.AddRange(text is { } at ? FindingParts.Below(state.Found, at) : []);
        }

        body.Add(CardParts.Line(WritingWords.Anonymous, subtle: true));
        return CardParts.Card($"{heading}。{Spoken(state)}", body, [.. Buttons(state)]);
    }

    /// <summary>What came of the press, without a word of what was typed.</summary>
    public static string Spoken(FormState state) => string.Concat(
        [.. state.Notes, .. state.Flaws.Select(flaw => flaw.Words), .. state.Found is { } found ? [FindingParts.Spoken(found)] : Array.Empty<string>()]);

    /// <summary>The inputs, each with its place among the texts that are screened; null where nothing is typed freely.</summary>
    private IEnumerable<(CardInput Input, int? Text)> Inputs(FormState state)
    {
        var form = state.Form;
        if (form.DescribesMeeting)
        {
            yield return (Choose(WritingVerbs.Kind, "会の種類", [.. kinds.Select(kind => new Choice(kind.Name, kind.Id))], form.Kind), null);
            yield return (new InputText { Id = WritingVerbs.Name, Label = "会議の名前", Placeholder = "例：第2回 定例会議", MaxLength = Math.Max(MeetingFinder.LongestName, form.Name.Length), Value = form.Name }, SummaryContent.Parts.Count);
            yield return (new InputDate { Id = WritingVerbs.Date, Label = "開催日", Placeholder = "日付を選ぶ", Value = form.Date.Length > 0 ? form.Date : null }, null);
        }

        foreach (var (at, part) in SummaryContent.Parts.Index())
        {
            var text = form.Texts[at];
            yield return (
                new InputText
                {
                    Id = $"{part}",
                    Label = SummaryWords.Of(part),
                    Placeholder = Example(part),
                    IsMultiline = true,
                    // A text that is longer already is given back whole, to be shortened.
                    MaxLength = Math.Max(SummaryContent.Longest, text.Length),
                    Value = text,
                },
                at);
        }

        Choice[] coming = [new Choice("付けない", WritingVerbs.None), .. state.Coming.Select(one => new Choice($"{SessionWords.At(one.Starts, now)} {one.Name}", one.Id))];
        yield return (Choose(WritingVerbs.Next, "まとめから予約できる、次の会", coming, form.Next.Length > 0 ? form.Next : WritingVerbs.None), null);
    }

    /// <summary>A value that cannot be chosen would be shown as if it were.</summary>
    private static InputChoiceSet Choose(string id, string label, Choice[] choices, string value) => new()
    {
        Id = id,
        Label = label,
        Choices = choices,
        Style = ChoiceInputStyle.Compact,
        Value = choices.Any(choice => choice.Value == value) ? value : null,
        Placeholder = "選んでください",
    };

    private static string Example(SummaryPart part) => part switch
    {
        SummaryPart.Topics => "例：緊急時の受け入れ先の探し方",
        SummaryPart.Decisions => "例：次回から、資料を1週間前に配る",
        SummaryPart.Homework => "例：A事業所が、空き状況の一覧を、12月20日までに作る（だれが、何を、いつまでに）",
        SummaryPart.Issues => "例：夜に相談できるところが少ない",
        SummaryPart.Next => "例：12月16日(水) 10時から。話すことは「親なきあと」",
        SummaryPart.Links => "例：当日の資料 https://…",
        _ => "例：駐車場が少ないので、乗り合わせで来てください",
    };

    private static IEnumerable<CardAction> Buttons(FormState state)
    {
        var form = state.Form;
        var isSent = state.State is SummaryState.Sent;
        var save = WritingVerbs.Button(
            isSent ? "訂正を確かめる" : "保存して確かめる",
            WritingVerbs.Save,
            form.Ward,
            [
                (SummaryVerbs.Summary, form.Summary),
                (WritingVerbs.Session, form.Session),
                (WritingVerbs.Seen, form.Seen),
                (Nonce.Data, Nonce.New()),
                .. isSent ? [(WritingVerbs.Correction, "yes")] : Array.Empty<(string, JsonNode?)>(),
            ]).WithInputs();
        foreach (var button in state.Found is { } found ? FindingParts.Buttons(found, save) : [save])
        {
            yield return button;
        }

        yield return form.Summary.Length > 0
            ? WritingVerbs.Button("書かずにもどる", SummaryVerbs.Manage, form.Ward, (SummaryVerbs.Summary, form.Summary))
            : WritingVerbs.Button("会議を選び直す", WritingVerbs.Start, form.Ward);
    }
}
