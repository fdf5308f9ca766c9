using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Bot.Screening;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>「質問する」: a text in one's own chat that passes the screen, and goes to 事務局.</summary>
internal sealed class AskHandler(SummaryReader reader, SummaryQuestions questions, ScreenDesk screen, OfficeBook offices, CurrentDirectory directory, PrivateReply reply, CityClock clock)
{
    private const string Heading = "まとめについて質問する";
    private const string Label = "質問";

    /// <summary>The form; from a channel a button leads to the own chat.</summary>
    public async Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(turn, data, cancellationToken) is not { } summary)
        {
            return ReaderWords.Gone();
        }

        return await reply.AnswerPressAsync(turn, Privacy.IsPrivate(turn) ? Form(summary, "", null, null) : Way(summary), cancellationToken);
    }

    /// <summary>「送る」. In a channel others could read what is given back.</summary>
    public async Task<AdaptiveCardInvokeResponse> SendAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(turn, data, cancellationToken) is not { } summary)
        {
            return ReaderWords.Gone();
        }

        if (!Privacy.IsPrivate(turn) || !ReaderVerbs.MayBegin(data) || KnownPerson.Of(turn).Reach() is not { } reach)
        {
            return ReaderWords.Unusable();
        }

        var typed = PrivacyScreen.Clean(data.GetString(ReaderVerbs.Text) ?? "").Trim();
        if (typed.Length == 0)
        {
            return AdaptiveCardInvokeResponse.Card(Form(summary, "", "質問を書いてください。まだ送っていません。", null));
        }

        if (typed.Length > SummaryQuestion.Longest)
        {
            var tooLong = $"{SummaryQuestion.Longest}字までにしてください。{typed.Length}字あったので、入りきらないところは切れています。まだ送っていません。";
            return AdaptiveCardInvokeResponse.Card(Form(summary, TypedText.Cut(typed, SummaryQuestion.Longest), tooLong, null));
        }

        var screened = screen.Look([typed], data);
        if (screened is not Screened.Passed { Texts: [var text] })
        {
            var found = (Screened.Found)screened;
            return AdaptiveCardInvokeResponse.Card(Form(summary, found.Texts[0], null, found));
        }

        var asker = UserKey.Of(turn);
        var office = (await offices.OfPersonAsync(asker, cancellationToken))?.Name ?? "";
        var question = new SummaryQuestion(Nonce.New(), summary.Ward, summary.Id, asker, reach, office, text, clock.Moment);
        await questions.KeepAsync(summary, question, turn, data, cancellationToken);
        // 事務局 may read it tomorrow: a danger is answered now.
        var urgent = directory.Snapshot.Router.Route(new Question(text.Value, summary.Ward, clock.Now)) as RoutingResult.Urgent;
        return AdaptiveCardInvokeResponse.Card(Sent(summary, urgent));
    }

    private AdaptiveCard Way(MeetingSummary summary)
    {
        var words = $"{SummaryWords.Title(summary.Meeting, clock.Moment)}のまとめについて、ここから質問できます。ほかの方には見えません。";
        return CardParts.Card(words, [CardParts.Heading(Heading), CardParts.Line(words)], SummaryVerbs.Button("質問を書く", SummaryVerbs.Ask, summary));
    }

    private AdaptiveCard Form(MeetingSummary summary, string typed, string? flaw, Screened.Found? found)
    {
        var title = SummaryWords.Title(summary.Meeting, clock.Moment);
        var body = new List<CardElement> { CardParts.Heading(Heading), CardParts.Line(title) };
        body.AddRange(FindingParts.Alert(found));
        if (flaw is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [CardParts.Line(flaw)] });
        }

        body.Add(new InputText
        {
            Id = ReaderVerbs.Text,
            Label = $"{Label}（{SummaryQuestion.Longest}字まで）",
            Placeholder = "例：宿題のしめ切りは、いつですか",
            Value = typed.Length > 0 ? typed : null,
            IsMultiline = true,
            // What was replaced may be longer than what was typed.
            MaxLength = Math.Max(SummaryQuestion.Longest, typed.Length),
            IsRequired = true,
            ErrorMessage = "質問を書いてください。",
        });
        body.AddRange(FindingParts.Below(found, text: 0));
        body.Add(CardParts.Line("事務局に届きます。答えは、このチャットに届きます。お名前・電話番号など、個人が分かることは書かないでください。", subtle: true));
        var button = SummaryVerbs.Deed("送る", ReaderVerbs.SendQuestion, summary).WithInputs();
        List<CardAction> actions = found is null ? [button] : [.. FindingParts.Buttons(found, button)];
        actions.Add(SummaryVerbs.Button("まとめにもどる", SummaryVerbs.Open, summary));
        return CardParts.Card($"{Heading}。{title}。{flaw}{(found is null ? "" : FindingParts.Spoken(found))}", body, actions);
    }

    private AdaptiveCard Sent(MeetingSummary summary, RoutingResult.Urgent? urgent)
    {
        const string Words = "質問を事務局に送りました。答えは、このチャットに届きます。";
        var body = new List<CardElement>();
        if (urgent is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [.. UrgentParts.Of(urgent)] });
        }

        body.AddRange([CardParts.Heading("質問を送りました"), CardParts.Line(SummaryWords.Title(summary.Meeting, clock.Moment)), CardParts.Line(Words)]);
        return CardParts.Card(
            $"{(urgent is null ? "" : UrgentParts.Spoken(urgent))}{Words}",
            body,
            SummaryVerbs.Button("まとめにもどる", SummaryVerbs.Open, summary));
    }
}
