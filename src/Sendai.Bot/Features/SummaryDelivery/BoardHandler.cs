using Sendai.Bot.Access;
using Sendai.Bot.Files;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>Shows how a delivery stands: all of it, recipient by recipient, reader by reader, and as a file.</summary>
internal sealed class BoardHandler(DeliveryDesk desk, DeliveryReader reader, FileDesk files)
{
    public Task<AdaptiveCardInvokeResponse> OpenAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        desk.ForDeliveryAsync(turn, data, summary => desk.BoardAsync(turn, summary, null, cancellationToken), cancellationToken);

    /// <summary>「届き方を見る」.</summary>
    public Task<AdaptiveCardInvokeResponse> RecipientsAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForDeliveryAsync(
        turn,
        data,
        async summary =>
        {
            await desk.RecordAsync(turn, summary, AuditOutcome.Done, cancellationToken);
            var view = await reader.ReadAsync(summary, cancellationToken);
            var skip = DeliveryVerbs.PageOf(data.GetString(DeliveryVerbs.Skip), view.Lines.Count, ListCards.OnACard);
            return await desk.AnswerWithNamesAsync(turn, summary.Ward, ListCards.Recipients(view, skip, desk.Now), cancellationToken);
        },
        cancellationToken);

    /// <summary>「だれが読んだか」: offices, and no person.</summary>
    public Task<AdaptiveCardInvokeResponse> ReadersAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForDeliveryAsync(
        turn,
        data,
        async summary =>
        {
            var view = await reader.ReadAsync(summary, cancellationToken);
            var skip = DeliveryVerbs.PageOf(data.GetString(DeliveryVerbs.Skip), view.Reads.Count, ListCards.OnACard);
            return await desk.AnswerWithNamesAsync(turn, summary.Ward, ListCards.Readers(view, skip, desk.Now), cancellationToken);
        },
        cancellationToken);

    /// <summary>「CSVで受け取る」: the link is for whoever pressed, also in the channel of the 事務局.</summary>
    public Task<AdaptiveCardInvokeResponse> FileAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForDeliveryAsync(
        turn,
        data,
        async summary =>
        {
            await desk.RecordAsync(turn, summary, AuditOutcome.Done, cancellationToken);
            return await files.OfferAsync(turn.Reference.User, DeliveryFile.Kind, DeliveryFile.TargetOf(summary), cancellationToken) is { } link
                ? await desk.AnswerAloneAsync(turn, ListCards.File(await reader.ReadAsync(summary, cancellationToken), link, desk.Now), cancellationToken)
                : AdaptiveCardInvokeResponse.Message(DeliveryWords.NoFiles);
        },
        cancellationToken);
}
