using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>「議事メモを貼り付ける」: rough minutes become the parts of the form, where their author corrects them. Nothing is kept here.</summary>
internal sealed class PasteHandler(WritingDesk desk, FormHandler forms)
{
    private const int Quoted = 20;

    /// <summary>The one big field.</summary>
    public Task<AdaptiveCardInvokeResponse> OpenAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        ward => desk.AloneAsync(
            turn,
            WritingVerbs.Button("まとめを出す", WritingVerbs.Start, ward),
            () => Task.FromResult(data.GetString(WritingVerbs.Session) is { Length: > 0 } session
                ? AdaptiveCardInvokeResponse.Card(Card(ward, session, null))
                : AdaptiveCardInvokeResponse.Error("BadRequest", WritingWords.ChooseMeeting)),
            cancellationToken),
        cancellationToken);

    /// <summary>「欄に分ける」.</summary>
    public Task<AdaptiveCardInvokeResponse> SplitAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        ward => desk.AloneAsync(turn, WritingVerbs.Button("まとめを出す", WritingVerbs.Start, ward), () => SplitAsync(ward, data, cancellationToken), cancellationToken),
        cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> SplitAsync(Ward ward, ActionData data, CancellationToken cancellationToken)
    {
        var typed = PrivacyScreen.Clean(data.GetString(WritingVerbs.Minutes) ?? "").Trim();
        if (typed.Length == 0)
        {
            return AdaptiveCardInvokeResponse.Card(Card(ward, data.GetString(WritingVerbs.Session) ?? "", "議事メモを貼り付けてください。"));
        }

        var taken = TypedText.Cut(typed, MinutesParts.Longest);
        var left = typed[taken.Length..];
        var (texts, notes) = MinutesParts.Of(taken);
        if (left.Length > 0)
        {
            notes = [.. notes, $"{MinutesParts.Longest:N0}字までなので、「{TypedText.Cut(left, Quoted).ReplaceLineEndings(" ")}…」から後ろの{left.Length:N0}字は入っていません。"];
        }

        return await forms.FilledAsync(ward, data, texts, notes, cancellationToken);
    }

    private static AdaptiveCard Card(Ward ward, string session, string? flaw)
    {
        const string Heading = "議事メモを貼り付ける";
        const string How = "見出しや言葉を手がかりに、「話し合ったこと」「決まったこと」などの欄に分けます。分けたあとで直せます。";
        return CardParts.Card(
            $"{flaw}{Heading}。{How}",
            [
                .. new Said { Bad = flaw }.Parts(),
                CardParts.Heading(Heading),
                CardParts.Line(How),
                new InputText
                {
                    Id = WritingVerbs.Minutes,
                    Label = $"議事メモ（{MinutesParts.Longest:N0}字まで）",
                    Placeholder = "ここに貼り付けてください",
                    IsMultiline = true,
                    MaxLength = MinutesParts.Longest,
                    IsRequired = true,
                    ErrorMessage = "議事メモを貼り付けてください。",
                },
                CardParts.Line("どこに入れるか分からなかった文は、「その他」に残します。消えることはありません。", subtle: true),
            ],
            WritingVerbs.Button("欄に分ける", WritingVerbs.Split, ward, (WritingVerbs.Session, session)).WithInputs(),
            WritingVerbs.Button("会議を選び直す", WritingVerbs.Start, ward));
    }
}
