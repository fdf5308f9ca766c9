using Sendai.Bot.Cases;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>「取り下げる」, and the answer to what has become of a case.</summary>
internal sealed class OwnHandler(CaseFinder finder, CaseDesk desk, CaseNews news)
{
    /// <summary>Asks once; 「はい、取り下げます」 does it.</summary>
    public async Task<AdaptiveCardInvokeResponse> WithdrawAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var (file, refusal) = await finder.FindAsync(turn, data, Operation.ChangeOwnCase, cancellationToken);
        if (file is null)
        {
            return refusal!;
        }

        if (!CaseData.IsDeed(turn, data) || data.GetBoolean(CaseData.Sure) != true)
        {
            return AdaptiveCardInvokeResponse.Card(
                file.Withdraw(default) is CaseDecision.Changed ? CaseCards.WithdrawQuestion(file) : news.Of("いまは取り下げられません", file));
        }

        return AdaptiveCardInvokeResponse.Card(
            await desk.ChangeAsync(file.Number.Ward, file.Number.Id, (now, at) => now.Withdraw(at), turn, data, cancellationToken) switch
            {
                CaseDecision.Changed changed => news.Of("ケースを取り下げました", changed.File),
                CaseDecision.NotNow notNow => news.Of("いまは取り下げられません", notNow.File),
                _ => news.Of("いまは取り下げられません", file),
            });
    }

    /// <summary>「その後を知らせる」 asks; one of its buttons answers, also on the message that came by itself.</summary>
    public async Task<AdaptiveCardInvokeResponse> AnswerAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var (file, refusal) = await finder.FindAsync(turn, data, Operation.ChangeOwnCase, cancellationToken);
        if (file is null)
        {
            return refusal!;
        }

        var answer = Enum.GetValues<FollowUpAnswer>().Cast<FollowUpAnswer?>().FirstOrDefault(one => $"{one}" == data.GetString(CaseVerbs.Choice));
        if (!CaseData.IsDeed(turn, data) || answer is not { } chosen)
        {
            return AdaptiveCardInvokeResponse.Card(
                file.State is CaseState.Held or CaseState.FollowUp ? CaseCards.FollowUpQuestion(file) : news.Of("いまは、その後をお聞きしていません", file));
        }

        return AdaptiveCardInvokeResponse.Card(
            await desk.ChangeAsync(file.Number.Ward, file.Number.Id, (now, _) => now.AnswerFollowUp(chosen), turn, data, cancellationToken) switch
            {
                CaseDecision.Changed changed => CaseCards.Answered(changed.File, changed.File.Answer ?? chosen),
                _ => news.Of("いまは、その後をお聞きしていません", file),
            });
    }
}
