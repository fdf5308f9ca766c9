using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Cases;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>「日程を決める」: a place in one of the next sessions. What comes of it is known at once.</summary>
internal sealed class ScheduleHandler(LeadDesk desk, ReviewStore reviews, CaseSettlement settlement, CaseReader reader)
{
    private const int LookedThrough = 40;

    /// <summary>Far longer than a press lasts; what broke off is given up after it.</summary>
    private static readonly Duration Hold = Duration.FromSeconds(30);

    /// <summary>The form.</summary>
    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        file => file.State is CaseState.Checked
            ? desk.AloneAsync(turn, CaseVerbs.Button("日程を決める", LeadVerbs.ScheduleForm, file.Number), file, () => FormAsync(turn, file, null, cancellationToken), cancellationToken)
            : desk.AnswerAsync(turn, file, LeadWords.NotNow(file), cancellationToken),
        cancellationToken);

    /// <summary>「この会にする」.</summary>
    public Task<AdaptiveCardInvokeResponse> ScheduleAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        async file =>
        {
            if (!LeadDesk.MayChange(data))
            {
                return LeadDesk.Unusable();
            }

            if (data.GetString(LeadVerbs.Session) is not { Length: > 0 } session || !ReviewRows.IsId(session))
            {
                return AdaptiveCardInvokeResponse.Error("BadRequest", "会を選んでください。まだ何も変えていません。");
            }

            var sought = await desk.ChangeAsync(
                turn, data, file, (now, at) => now.Seek(new CaseHold(Nonce.New(), session, null, at + Hold, UserKey.Of(turn)), at), cancellationToken);
            return sought switch
            {
                CaseDecision.Changed { File.State: CaseState.Checked { Pending: { } hold } } => await SettleAsync(turn, file, hold, cancellationToken),
                // The same press, come again: what it has done is there.
                CaseDecision.Changed { File: var now } => await desk.AnswerAsync(turn, now, null, cancellationToken),
                CaseDecision.NotNow { File: var now } => await desk.AnswerAsync(turn, now, LeadWords.NotNow(now), cancellationToken),
                _ => LeadDesk.NoCase(),
            };
        },
        cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> SettleAsync(Turn turn, CaseFile file, CaseHold hold, CancellationToken cancellationToken) =>
        await settlement.SettleAsync(file.Number.Ward, file.Number.Id, hold.Attempt, hold.Session, cancellationToken) switch
        {
            Settled.HasPlace { File: var placed } => await desk.AnswerAsync(
                turn, placed, $"日程を決めました。{SessionWords.At(placed.Slot!.Starts, desk.Now)}　{placed.Slot.Title}　出した方にお知らせします。", cancellationToken),
            Settled.HasNone { File: { State: CaseState.Checked } left } => await FormAsync(
                turn, left, "その会の枠は、先に埋まったか、なくなりました。ケースはそのまま残っています。ほかの会を選んでください。", cancellationToken),
            Settled.HasNone { File: { } now } => await desk.AnswerAsync(turn, now, LeadWords.NotNow(now), cancellationToken),
            _ => LeadDesk.NoCase(),
        };

    /// <summary>It says where the case is wished to be discussed, so it goes out as the case itself does.</summary>
    private async Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, CaseFile file, string? flaw, CancellationToken cancellationToken)
    {
        var venue = file.Content.Facts.Venue;
        List<SessionGlance> open =
        [
            .. (await reviews.FromAsync(file.Number.Ward, desk.Now, LookedThrough, cancellationToken))
                .Where(one => one.Free > 0 && one.Session.ClosureAt(desk.Now, bySecretariat: true) is null)
                .OrderBy(one => one.Session.KindId == venue ? 0 : 1)
                .ThenBy(one => one.Session.Starts)
                .Take(ScheduleCard.Shown),
        ];
        return await reader.ShowAsync(turn, LeadVerbs.ScheduleForm, file, () => new ScheduleCard(desk.Content, desk.Now).Form(file, open, flaw), cancellationToken);
    }
}
