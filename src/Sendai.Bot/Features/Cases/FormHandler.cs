using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>Opens the form: empty, with the draft, or with a returned case in it; and lets go of the draft.</summary>
internal sealed class FormHandler(CaseFinder finder, CaseDrafts drafts, CaseReader reader, FormAnswers answers, CityClock clock)
{
    /// <summary>「ケースを出す」 on a card, and 「直して、もう一度出す」 on that of a returned case.</summary>
    public async Task<AdaptiveCardInvokeResponse> PressedAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (data.GetString(CaseVerbs.Case) is { Length: > 0 } && await finder.FindAsync(data, cancellationToken) is { State: CaseState.Returned } file)
        {
            var draft = await drafts.FindAsync(UserKey.Of(turn), cancellationToken);
            var isOfThis = draft is not null && draft.Of == file.Number.Id && draft.Ward == file.Number.Ward;
            var form = isOfThis ? CaseForm.Of(draft!) : CaseForm.Of(file, Nonce.New());
            var notes = draft is not null && !isOfThis ? ["書きかけの下書きが、ほかにあります。ここで「下書き保存」を押すと、その下書きと入れ替わります。"] : Array.Empty<string>();
            return await reader.ShowAsync(
                turn, CaseVerbs.Form, file, () => new FormCard(finder.Content).Of(new FormState(form) { Notes = notes, HasDraft = isOfThis }), cancellationToken);
        }

        return answers.Of(await StateAsync(turn, finder.WardOf(data), cancellationToken));
    }

    /// <summary>The form for a message in the person's own chat.</summary>
    public async Task<AdaptiveCard> CardAsync(Turn turn, Ward? ward, CancellationToken cancellationToken) =>
        new FormCard(finder.Content).Of(await StateAsync(turn, ward, cancellationToken));

    /// <summary>「下書きを消す」.</summary>
    public async Task<AdaptiveCardInvokeResponse> DiscardAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (!CaseData.IsDeed(turn, data))
        {
            return await PressedAsync(turn, data, cancellationToken);
        }

        await drafts.DropAsync(UserKey.Of(turn), cancellationToken);
        const string Words = "下書きを消しました。";
        return AdaptiveCardInvokeResponse.Card(CardParts.Card(
            Words, [CardParts.Heading(Words), CardParts.Line("出したケースは、そのままです。", subtle: true)], CaseData.New("新しく書く"), CaseData.Mine("わたしのケース")));
    }

    private async Task<FormState> StateAsync(Turn turn, Ward? ward, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(UserKey.Of(turn), cancellationToken) is { } draft)
        {
            return new FormState(CaseForm.Of(draft))
            {
                Notes = [$"下書きの続きです。{SessionWords.On(draft.Until, clock.Now.Date)}まで残ります。"], IsDone = true, HasDraft = true,
            };
        }

        var chosen = ward ?? await finder.OwnWardAsync(turn, cancellationToken);
        return new FormState(new CaseForm { Nonce = Nonce.New(), Ward = chosen?.Name ?? "" });
    }
}
