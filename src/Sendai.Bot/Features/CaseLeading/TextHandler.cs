using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Screening;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>「差し戻す」, 「話し合いの結果を書く」 and 「保存を1年延ばす」: a text that passes the screen first.</summary>
internal sealed class TextHandler(LeadDesk desk, ScreenDesk screen, CaseSettings settings)
{
    /// <summary>The form.</summary>
    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        file => LeadText.Find(data.GetString(LeadVerbs.What)) is { } text
            ? desk.AloneAsync(
                turn, CaseVerbs.Button(text.Title, LeadVerbs.Write, file.Number, (LeadVerbs.What, text.Id)), file, () => Task.FromResult(Answer(Form(file, text, "", null, null))), cancellationToken)
            : Task.FromResult(LeadDesk.Unusable()),
        cancellationToken);

    /// <summary>The text. In a channel others could read what is given back.</summary>
    public Task<AdaptiveCardInvokeResponse> SendAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        async file =>
        {
            if (LeadText.Find(data.GetString(LeadVerbs.What)) is not { } text || !Privacy.IsPrivate(turn) || !LeadDesk.MayChange(data))
            {
                return LeadDesk.Unusable();
            }

            var typed = PrivacyScreen.Clean(data.GetString(LeadVerbs.Text) ?? "").Trim();
            if (typed.Length == 0)
            {
                return Answer(Form(file, text, "", $"「{text.Label}」を書いてください。まだ保存されていません。", null));
            }

            if (typed.Length > text.Longest)
            {
                return Answer(Form(file, text, TypedText.Cut(typed, text.Longest), $"{text.Longest}字までにしてください。{typed.Length}字あったので、入りきらないところは切れています。まだ保存されていません。", null));
            }

            switch (screen.Look([typed], data))
            {
                case Screened.Found found:
                    return Answer(Form(file, text, found.Texts[0], null, found));
                case Screened.Passed { Texts: [var words] }:
                    var goes = CaseJobs.GoesOn(file, await settings.MonthsAsync(file.Number.Ward, cancellationToken));
                    return await desk.DoAsync(turn, data, file, (now, at) => text.Decide(now, words, UserKey.Of(turn), at, goes), text.Done, cancellationToken);
                default:
                    return LeadDesk.Unusable();
            }
        },
        cancellationToken);

    private static AdaptiveCardInvokeResponse Answer(AdaptiveCard card) => AdaptiveCardInvokeResponse.Card(card);

    private static AdaptiveCard Form(CaseFile file, LeadText text, string typed, string? flaw, Screened.Found? found)
    {
        var body = new List<CardElement> { CardParts.Heading(text.Title), CardParts.Line(LeadWords.NumberAndState(file)) };
        body.AddRange(FindingParts.Alert(found));
        if (flaw is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [CardParts.Line(flaw)] });
        }

        body.Add(new InputText
        {
            Id = LeadVerbs.Text,
            Label = $"{text.Label}（{text.Longest}字まで）",
            Placeholder = text.Placeholder,
            Value = typed.Length > 0 ? typed : null,
            IsMultiline = true,
            // What was replaced may be longer than what was typed.
            MaxLength = Math.Max(text.Longest, typed.Length),
            IsRequired = true,
            ErrorMessage = $"「{text.Label}」を書いてください。",
        });
        body.AddRange(FindingParts.Below(found, text: 0));
        body.Add(CardParts.Line("お名前・電話番号・住所など、個人が分かることは書かないでください。「Aさん」「B事業所」のように書けます。", subtle: true));
        var button = CaseVerbs.Deed(text.Deed, LeadVerbs.Send, file.Number, (LeadVerbs.What, text.Id)).WithInputs();
        List<CardAction> actions = found is null ? [button] : [.. FindingParts.Buttons(found, button)];
        actions.Add(LeadVerbs.Back("やめる", file.Number));
        return CardParts.Card($"{text.Title}。{LeadWords.NumberAndState(file)}。{flaw}{(found is null ? "" : FindingParts.Spoken(found))}", body, actions);
    }
}
