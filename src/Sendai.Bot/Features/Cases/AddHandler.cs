using Sendai.Bot.Cases;
using Sendai.Bot.Screening;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>「情報を足す」: asks for it, screens it as it screens a case, and adds it.</summary>
internal sealed class AddHandler(CaseFinder finder, ScreenDesk screens, CaseDesk desk, CaseAdvice advice)
{
    public async Task<AdaptiveCardInvokeResponse> AddAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var (file, refusal) = await finder.FindAsync(turn, data, Operation.ChangeOwnCase, cancellationToken);
        if (file is null)
        {
            return refusal!;
        }

        var typed = data.GetString(CaseData.Text);
        return typed is null || !CaseData.IsDeed(turn, data)
            ? AdaptiveCardInvokeResponse.Card(Form(file, "", null, null, null))
            : await AddAsync(turn, data, file, CaseText.Clean(typed), cancellationToken);
    }

    private async Task<AdaptiveCardInvokeResponse> AddAsync(Turn turn, ActionData data, CaseFile file, string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            return AdaptiveCardInvokeResponse.Card(Form(file, "", "足したいことを書いてください。", null, null));
        }

        if (text.Length > CaseText.MostAdded)
        {
            var tooLong = $"{CaseText.MostAdded:N0}字までです。いまは{text.Length:N0}字あります。{text.Length - CaseText.MostAdded:N0}字減らしてください。";
            return text.Length > UnscreenedCase.MostLetters
                ? AdaptiveCardInvokeResponse.Message($"まだ足していません。{tooLong}書いた文は、このカードに残っています。")
                : AdaptiveCardInvokeResponse.Card(Form(file, text, $"まだ足していません。{tooLong}", null, null));
        }

        var urgent = advice.UrgentOf([text], file.Number.Ward);
        var screened = screens.Look([text], data);
        if (screened is not Screened.Passed { Texts: [var passed] })
        {
            var found = (Screened.Found)screened;
            return AdaptiveCardInvokeResponse.Card(Form(file, found.Texts[0], null, found, urgent));
        }

        return await desk.ChangeAsync(file.Number.Ward, file.Number.Id, (now, at) => now.Add(passed, at), turn, data, cancellationToken) switch
        {
            CaseDecision.Changed changed => AdaptiveCardInvokeResponse.Card(CaseCards.Done("情報を足しました", "事務局に伝わります。", changed.File, urgent)),
            _ => AdaptiveCardInvokeResponse.Card(Form(file, passed.Value, "いまは足せません。ケースが終わっているか、足せる数を超えています。", null, urgent)),
        };
    }

    private static AdaptiveCard Form(CaseFile file, string text, string? note, Screened.Found? found, RoutingResult.Urgent? urgent)
    {
        var heading = $"受付番号 {file.Number}に情報を足す";
        var body = new List<CardElement>();
        if (urgent is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [.. UrgentParts.Of(urgent)] });
        }

        body.Add(CardParts.Heading(heading));
        if (note is not null)
        {
            body.Add(CardParts.Line(note) with { Color = TextColor.Attention });
        }

        body.AddRange(FindingParts.Alert(found));
        body.Add(new InputText
        {
            Id = CaseData.Text,
            Label = $"足したいこと（{CaseText.MostAdded:N0}字まで）",
            Placeholder = "例：Aさんが退院し、B事業所の利用が始まった。",
            IsMultiline = true,
            MaxLength = Math.Max(CaseText.MostAdded, text.Length),
            Value = text,
        });
        if (found is not null)
        {
            body.AddRange(FindingParts.Below(found, 0));
        }

        body.Add(CardParts.Line("名前や住所など、個人が分かることは書かないでください。", subtle: true));
        var send = CaseVerbs.Deed("足す", CaseData.Add, file.Number) with { AssociatedInputs = null };
        return CardParts.Card(
            $"{(urgent is null ? null : UrgentParts.Spoken(urgent))}{note}{(found is null ? null : FindingParts.Spoken(found))}{heading}",
            body,
            [.. found is null ? [send] : FindingParts.Buttons(found, send), CaseVerbs.Button("やめておく", CaseVerbs.Open, file.Number)]);
    }
}
