using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Screening;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>A question about a summary and its answer. Who asked stands on none of them; their office does, for 事務局 alone.</summary>
internal static class QuestionCards
{
    /// <summary>Only the asker.</summary>
    public const string Asker = "asker";

    /// <summary>Everybody who got the summary as well.</summary>
    public const string Everybody = "all";

    public const int Longest = 1000;

    /// <summary>The question in the channel of 事務局.</summary>
    public static AdaptiveCard InChannel(SummaryQuestion question, MeetingSummary summary, Instant now)
    {
        var title = $"まとめへの質問：{SummaryWords.Title(summary.Meeting, now)}";
        List<CardElement> body = [CardParts.Heading(title), .. Asked(question, now)];
        if (question is not { Answer: { } answer, AnsweredAt: { } at })
        {
            return CardParts.Card($"{title}。{question.Text.Value}", body, SummaryVerbs.Button("答える", DeliveryVerbs.AnswerForm, summary, (DeliveryVerbs.Question, question.Id)));
        }

        body.Add(CardParts.Line($"答えました（{SessionWords.At(at, now)}）") with { Weight = TextWeight.Bolder, Separator = true });
        body.Add(CardParts.Line(answer.Value));
        return CardParts.Card($"{title}。答えました。", body);
    }

    /// <summary>What the asker hears, or everybody: with the question, so that the answer can be understood.</summary>
    public static AdaptiveCard Answered(SummaryQuestion question, MeetingSummary summary, string answer, bool toAsker, Instant now)
    {
        var title = SummaryWords.Title(summary.Meeting, now);
        var heading = toAsker ? "質問への答えが届きました" : "まとめへの質問に、事務局が答えました";
        return CardParts.Card(
            $"{heading}。{title}",
            [
                CardParts.Heading(heading),
                CardParts.Line(title, subtle: true),
                CardParts.Line($"質問：{question.Text.Value}"),
                CardParts.Line($"答え：{answer}") with { Weight = TextWeight.Bolder },
            ]);
    }

    public static AdaptiveCard Form(SummaryQuestion question, MeetingSummary summary, string typed, string who, string? flaw, Screened.Found? found, Instant now)
    {
        List<CardElement> body = [CardParts.Heading("質問に答える"), CardParts.Line(SummaryWords.Title(summary.Meeting, now), subtle: true), .. Asked(question, now), .. FindingParts.Alert(found)];
        if (flaw is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [CardParts.Line(flaw)] });
        }

        body.Add(new InputText
        {
            Id = DeliveryVerbs.Text,
            Label = $"答え（{Longest}字まで）",
            Placeholder = "例：次の会で、くわしくお話しします",
            Value = typed.Length > 0 ? typed : null,
            IsMultiline = true,
            // What was replaced may be longer than what was typed.
            MaxLength = Math.Max(Longest, typed.Length),
            IsRequired = true,
            ErrorMessage = "「答え」を書いてください。",
        });
        body.AddRange(FindingParts.Below(found, text: 0));
        body.Add(new InputChoiceSet
        {
            Id = DeliveryVerbs.For,
            Label = "だれに届けますか",
            Choices = [new Choice("質問した方だけに", Asker), new Choice("まとめが届いた全員にも", Everybody)],
            Value = who,
            IsRequired = true,
            ErrorMessage = "だれに届けるかを選んでください。",
        });
        body.Add(CardParts.Line("質問した方のお名前は、どちらでも出ません。全員に届けるときは、質問の文も一緒に届きます。", subtle: true));
        var button = SummaryVerbs.Deed("答えを送る", DeliveryVerbs.Answer, summary, (DeliveryVerbs.Question, question.Id)) with { AssociatedInputs = null };
        List<CardAction> actions = found is null ? [button] : [.. FindingParts.Buttons(found, button)];
        actions.Add(DeliveryVerbs.Back("やめる", summary));
        return CardParts.Card($"質問に答える。{flaw}{(found is null ? "" : FindingParts.Spoken(found))}", body, actions);
    }

    /// <summary>The way into the own chat: what is typed into a form in a channel could be given back where others read.</summary>
    public static AdaptiveCard Way(SummaryQuestion question, MeetingSummary summary, Instant now)
    {
        var title = $"まとめへの質問：{SummaryWords.Title(summary.Meeting, now)}";
        return CardParts.Card(title, [CardParts.Heading(title), .. Asked(question, now)], SummaryVerbs.Button("答える", DeliveryVerbs.AnswerForm, summary, (DeliveryVerbs.Question, question.Id)));
    }

    /// <summary>What came of it, for whoever answered.</summary>
    public static AdaptiveCard Done(string words, SummaryQuestion question, MeetingSummary summary, Instant now) => CardParts.Card(
        words,
        [
            CardParts.Line(words) with { Weight = TextWeight.Bolder },
            .. Asked(question, now),
            .. question.Answer is { } answer ? [CardParts.Line($"答え：{answer.Value}")] : Enumerable.Empty<CardElement>(),
        ],
        DeliveryVerbs.Back("まとめの届き方を見る", summary));

    private static IEnumerable<CardElement> Asked(SummaryQuestion question, Instant now)
    {
        yield return CardParts.Line($"{(question.Office.Length > 0 ? question.Office : "事業所を選んでいない方")}から　{SessionWords.At(question.At, now)}", subtle: true);
        yield return CardParts.Line(question.Text.Value);
    }
}
