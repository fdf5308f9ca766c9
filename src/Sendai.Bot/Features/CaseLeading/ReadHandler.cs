using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>What those do who take part in the session of a case: find it, read it, and take the sheet for the session.</summary>
internal sealed class ReadHandler(LeadDesk desk, CaseStore store, CaseReader reader, AccessDesk access, PrivateReply reply)
{
    /// <summary>「参加する事例」.</summary>
    public async Task BeginAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await access.RefusalAsync(turn, Operation.HandInCase, null, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
        }
        else
        {
            await reply.AnswerAsync(turn, await ListAsync(turn, cancellationToken), cancellationToken);
        }
    }

    public async Task<AdaptiveCardInvokeResponse> ListAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        await access.RefusalAsync(turn, Operation.HandInCase, null, cancellationToken) is { } refusal
            ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : await reply.AnswerPressAsync(turn, await ListAsync(turn, cancellationToken), cancellationToken);

    /// <summary>The case.</summary>
    public Task<AdaptiveCardInvokeResponse> ReadAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForReaderAsync(
        turn, data, CaseVerbs.Read, (file, page) => new ReadCard(desk.Content, desk.Now).Of(file, page), cancellationToken);

    /// <summary>「当日の資料」.</summary>
    public Task<AdaptiveCardInvokeResponse> SheetAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForReaderAsync(
        turn, data, LeadVerbs.Sheet, (file, page) => new SheetCard(desk.Content, desk.Now).Of(file, page, data.GetString(LeadVerbs.From) == CaseVerbs.Lead ? CaseVerbs.Lead : CaseVerbs.Read), cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> ForReaderAsync(
        Turn turn, ActionData data, string verb, Func<CaseFile, int, AdaptiveCard> card, CancellationToken cancellationToken)
    {
        var ward = desk.WardOf(data);
        if (ward is not { } of || await store.FindAsync(of, data.GetString(CaseVerbs.Case), cancellationToken) is not { File: var file })
        {
            // Whether there is such a case is nobody's business who could not read it.
            return await access.RefusalAsync(turn, Operation.ReadCase, ward, cancellationToken) is { } refusal
                ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
                : LeadDesk.NoCase();
        }

        var page = int.TryParse(data.GetString(LeadVerbs.Page), out var asked) ? asked : 0;
        var answer = await reader.ShowAsync(turn, verb, file, () => card(file, page), cancellationToken);
        return answer.StatusCode != 200 && file.State is not CaseState.Scheduled && file.Participants.Any(person => person.Key == UserKey.Of(turn))
            ? AdaptiveCardInvokeResponse.Message(LeadWords.ReadIsOver)
            : answer;
    }

    private async Task<AdaptiveCard> ListAsync(Turn turn, CancellationToken cancellationToken) =>
        new ReadCard(desk.Content, desk.Now).List(await store.OfParticipantAsync(desk.Content.Wards, UserKey.Of(turn), cancellationToken));
}
