using Sendai.Bot.People;
using Sendai.Bot.Screening;
using Sendai.Domain.Cases;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Consult;

/// <summary>Answers the buttons of the cards. Every button carries its question, so a press works also after a restart.</summary>
internal sealed class ConsultButtons(ConsultDesk desk, ConsultStore store, ScreenDesk screens)
{
    private const string Below = "下に出しました。";

    /// <summary>「ほかの候補」: the next page takes the place of this one.</summary>
    public async Task<AdaptiveCardInvokeResponse> MoreAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        AdaptiveCardInvokeResponse.Card((await desk.OpenAsync(turn, cancellationToken)).Page(Question(data), Math.Max(0, data.GetInt32(ConsultVerbs.Skip) ?? 0)));

    /// <summary>「ちがう」: asks back in a new card, so that the numbers on this one stay.</summary>
    public async Task<AdaptiveCardInvokeResponse> WrongAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var question = Question(data);
        var near = (await desk.OpenAsync(turn, cancellationToken)).Near(question);
        turn.Reply(FeedbackCard.Wrong(question, data.GetString(ConsultVerbs.Bodies) ?? "", near, mayKeepText: Privacy.IsPrivate(turn)));
        return AdaptiveCardInvokeResponse.Message(Below);
    }

    /// <summary>「役に立った」 and 「ちがったと伝える」.</summary>
    public async Task<AdaptiveCardInvokeResponse> FeedbackAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var helpful = data.GetBoolean(ConsultVerbs.Helpful) ?? false;
        // Where others press as well, nobody can agree for whoever wrote the question.
        var agreed = Privacy.IsPrivate(turn) && data.GetString(ConsultVerbs.AgreesToText) == "true";
        var text = agreed ? Screened(data) : null;
        var consultation = await desk.OpenAsync(turn, cancellationToken);
        await store.SaveFeedbackAsync(
            UserKey.Of(turn),
            turn.Activity.ReplyToId ?? turn.Activity.Id ?? "",
            new FeedbackNote(helpful, consultation.Ward?.Name, consultation.Known(data.GetString(ConsultVerbs.Bodies) ?? ""), text),
            cancellationToken);
        return helpful
            ? AdaptiveCardInvokeResponse.Message("ありがとうございます。お役に立ててよかったです。")
            : AdaptiveCardInvokeResponse.Card(FeedbackCard.Thanks(agreed, isKept: text is not null));
    }

    /// <summary>A ward was chosen: it is remembered, and the question that waited for it is answered.</summary>
    public async Task<AdaptiveCardInvokeResponse> SetWardAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var consultation = desk.Open(turn, null);
        if (consultation.WardCalled(data.GetString(ConsultVerbs.Ward)) is not { } chosen)
        {
            return AdaptiveCardInvokeResponse.Error("BadRequest", "この区は選べませんでした。「区を変える」と書いて、もう一度選んでください。");
        }

        await store.SetWardAsync(UserKey.Of(turn), chosen, cancellationToken);
        var answer = Question(data) is { Length: > 0 } waiting ? consultation.For(chosen).Answer(waiting).Cards : [consultation.Welcome.WardSet(chosen)];

        // The first card takes the place of the one that asked; in a danger the bodies follow as a card of their own.
        foreach (var card in answer.Skip(1))
        {
            turn.Reply(card);
        }

        return AdaptiveCardInvokeResponse.Card(answer[0]);
    }

    /// <summary>「区を変える」.</summary>
    public Task<AdaptiveCardInvokeResponse> ChangeWardAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        Task.FromResult(AdaptiveCardInvokeResponse.Card(desk.Open(turn, null).Welcome.AskWard("どの区にしますか？", "")));

    /// <summary>An example or an issue was pressed: it is answered as if it had been typed.</summary>
    public async Task<AdaptiveCardInvokeResponse> AskAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        foreach (var card in (await desk.OpenAsync(turn, cancellationToken)).Answer(Question(data)).Cards)
        {
            turn.Reply(card);
        }

        return AdaptiveCardInvokeResponse.Message(Below);
    }

    /// <summary>The question as it may be kept; null when somebody could be recognised in it. Whether doubtful or certain: nobody needs it enough to ask.</summary>
    private ScreenedText? Screened(ActionData data) =>
        screens.Look([Question(data)], data) is Screening.Screened.Passed { Texts: [var text] } ? text : null;

    // Not longer than the bot's own cards have it, whatever was sent.
    private static string Question(ActionData data) => Consultation.Shortened(data.GetString(ConsultVerbs.Question) ?? "");
}
