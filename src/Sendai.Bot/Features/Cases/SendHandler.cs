using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Screening;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>「出す」 and 「下書き保存」. What is refused goes back in the answer to the press, and is nowhere else.</summary>
internal sealed class SendHandler(
    CaseFinder finder, FormHandler forms, FormAnswers answers, ScreenDesk screens, DraftKeeper keeper, CaseDrafts drafts, CaseDesk desk, CaseNews news, CaseAdvice advice, CityClock clock)
{
    private const string NotYet = "まだ出していません。";
    private const string AlreadyIn = "このケースは、もう出してあります";
    private const string TextsStay = "書いた文はそのまま残っています。";

    /// <summary>「出す」, also after findings.</summary>
    public async Task<AdaptiveCardInvokeResponse> SendAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(turn, data, cancellationToken);
        if (opened.Answer is { } answer)
        {
            return answer;
        }

        var (state, screened, check) = (opened.State!, opened.Screened!, new FormCheck(finder.Content));
        var form = state.Form;
        FormFlaw[] flaws = [.. state.Flaws, .. FormCheck.Missing(form)];
        if (flaws.Length > 0)
        {
            return answers.Of(state with { Flaws = flaws, Notes = [$"{NotYet}赤い字のところを直してください。{TextsStay}"], Found = screened as Screened.Found });
        }

        if (form.Consent == CaseChoices.No)
        {
            return await WithoutConsentAsync(turn, state, screened, cancellationToken);
        }

        if (screened is not Screened.Passed { Texts: [var summary, var support, var question] })
        {
            return answers.Of(state with { Found = (Screened.Found)screened });
        }

        if (state.Urgent is not null && data.GetBoolean(CaseData.SawUrgent) != true)
        {
            return answers.Of(state with { Notes = [$"{NotYet}電話のあとで、もう一度「出す」を押してください。{TextsStay}"] });
        }

        return await ReceiveAsync(turn, data, state, check.WardOf(form)!.Value, new ScreenedCase(check.FactsOf(form), summary, support, question), cancellationToken);
    }

    /// <summary>「下書き保存」.</summary>
    public async Task<AdaptiveCardInvokeResponse> SaveAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(turn, data, cancellationToken);
        if (opened.Answer is { } answer)
        {
            return answer;
        }

        return opened.State!.Flaws.Count > 0
            ? answers.Of(opened.State with { Notes = [$"まだ保存されていません。赤い字のところを直してください。{TextsStay}"] })
            : answers.Of(await KeptAsync(turn, opened.State, opened.Screened!, [], cancellationToken));
    }

    /// <summary>Reads the form as far as both buttons need it, or gives the answer that ends the press.</summary>
    private async Task<(AdaptiveCardInvokeResponse? Answer, FormState? State, Screened? Screened)> OpenAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (!CaseData.IsDeed(turn, data))
        {
            return (await forms.PressedAsync(turn, data, cancellationToken), null, null);
        }

        if (data.GetString(CaseVerbs.Case) is { Length: > 0 } && (await finder.FindAsync(turn, data, Operation.ChangeOwnCase, cancellationToken)).Refusal is { } refusal)
        {
            return (refusal, null, null);
        }

        if (await finder.HandedInAsync(turn, data, cancellationToken) is { } before)
        {
            await DropAsync(turn, data.GetString(Nonce.Data)!, cancellationToken);
            return (AdaptiveCardInvokeResponse.Card(news.Of(AlreadyIn, before)), null, null);
        }

        var form = CaseForm.Of(data);
        var check = new FormCheck(finder.Content);
        var draft = await drafts.FindAsync(UserKey.Of(turn), cancellationToken);
        var state = new FormState(form)
        {
            Flaws = [.. check.Forged(form)],
            Urgent = advice.UrgentOf(form.Texts, check.WardOf(form)),
            HasDraft = draft is not null && draft.Nonce == form.Nonce,
        };
        if (TooMuch(form.Texts) is { } tooMuch)
        {
            return (answers.Of(state with { Notes = [tooMuch, $"まだ保存されていません。{TextsStay}"] }), null, null);
        }

        var screened = screens.Look(form.Texts, data);
        IReadOnlyList<string> texts = screened switch
        {
            Screened.Passed passed => [.. passed.Texts.Select(text => text.Value)],
            Screened.Found found => found.Texts,
            var other => throw new InvalidOperationException($"A result without an answer: {other.GetType()}."),
        };
        return (null, state with { Form = form with { Texts = texts } }, screened);
    }

    private static string? TooMuch(IReadOnlyList<string> texts)
    {
        var letters = CaseText.Letters(texts);
        return letters > UnscreenedCase.MostLetters
            ? $"文は、全部合わせて{UnscreenedCase.MostLetters:N0}字までです。いまは{letters:N0}字あります。{letters - UnscreenedCase.MostLetters:N0}字減らしてください。"
            : CaseText.CanBeShown(texts) ? null : "絵文字や記号が多すぎて、カードに出せません。絵文字や記号を減らしてください。";
    }

    private async Task<AdaptiveCardInvokeResponse> ReceiveAsync(
        Turn turn, ActionData data, FormState state, Ward ward, ScreenedCase content, CancellationToken cancellationToken)
    {
        var file = state.Form.Case.Length == 0
            ? await NewAsync(turn, data, ward, content, cancellationToken)
            : await desk.ChangeAsync(ward, state.Form.Case, (now, at) => now.Resubmit(content, at), turn, data, cancellationToken) switch
            {
                CaseDecision.Changed changed => changed.File,
                CaseDecision.NotNow notNow => notNow.File,
                _ => null,
            };
        if (file is null)
        {
            return answers.Of(state with { Notes = ["このケースは見つかりませんでした。保存の期間が終わって、消えたのかもしれません。"] });
        }

        if (file.Content != content)
        {
            // Somebody was faster: the same person on another device.
            return AdaptiveCardInvokeResponse.Card(news.Of(state.Form.Case.Length == 0 ? AlreadyIn : "このケースは、いまは出し直せません", file));
        }

        await DropAsync(turn, state.Form.Nonce, cancellationToken);
        string[] texts = [content.Summary.Value, content.Support.Value, content.Question.Value];
        // As cards of their own: the confirmation is soon written over by the newest state of the case.
        if (state.Urgent is { } urgent)
        {
            turn.Reply(CaseAdvice.Card(urgent));
        }
        else if (content.Facts.Venue.Length == 0 && advice.Suggestion(texts, ward) is { } suggestion)
        {
            turn.Reply(suggestion);
        }

        return AdaptiveCardInvokeResponse.Card(news.Of("ケースを受け付けました", file));
    }

    private Task<CaseFile> NewAsync(Turn turn, ActionData data, Ward ward, ScreenedCase content, CancellationToken cancellationToken)
    {
        var person = KnownPerson.Of(turn);
        return desk.ReceiveAsync(ward, new CasePerson(person.Key, person.Name ?? "", person.Reach()), content, turn, data, cancellationToken);
    }

    /// <summary>Nothing is handed in; what may be kept is kept, and it is said what to do.</summary>
    private async Task<AdaptiveCardInvokeResponse> WithoutConsentAsync(Turn turn, FormState state, Screened screened, CancellationToken cancellationToken) =>
        answers.Of(await KeptAsync(
            turn,
            state,
            screened,
            [
                $"{NotYet}本人の同意を得てから、出してください。",
                "同意は「よりよい支援を考えるために、名前や住所を出さずに、ほかの専門の人に相談してもよいですか」のように、分かりやすい言葉でたずねてください。本人が決めるのが難しいときは、ご家族や成年後見人などにも相談してください。返事と日付を、支援の記録に残しておきます。",
                "同意が得られないときや迷うときは、内容を書かずに、区の事務局にご相談ください。",
            ],
            cancellationToken) with { IsDone = false });

    private async Task<FormState> KeptAsync(Turn turn, FormState state, Screened screened, IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        var kept = await keeper.KeepAsync(UserKey.Of(turn), state.Form, screened, cancellationToken);
        var open = CaseText.Fields.Zip(kept.Kept).Where(one => !one.Second).Select(one => $"「{one.First.Label}」").ToList();
        var until = $"{SessionWords.On(kept.Until, clock.Now.Date)}まで残ります。ほかの端末からでも「ケースを出したい」で続きを書けます。";
        return state with
        {
            Notes = open.Count == 0
                ? [.. notes, $"下書きを保存しました。{until}"]
                :
                [
                    .. notes,
                    $"{string.Concat(open)}は、まだ保存されていません。",
                    $"個人が分かるかもしれないところがあります。直すか置き換えてから、もう一度「下書き保存」を押してください。{TextsStay}",
                    $"ほかのところは下書きに保存しました。{until}",
                ],
            IsDone = open.Count == 0,
            Found = screened as Screened.Found,
            KeepsDraft = true,
            HasDraft = true,
        };
    }

    /// <summary>The draft of this form, and no other that was begun meanwhile.</summary>
    private async Task DropAsync(Turn turn, string nonce, CancellationToken cancellationToken)
    {
        if ((await drafts.FindAsync(UserKey.Of(turn), cancellationToken))?.Nonce == nonce)
        {
            await drafts.DropAsync(UserKey.Of(turn), cancellationToken);
        }
    }
}
