using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>A delivery as it stands at a moment.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Lines">A line for each recipient.</param>
/// <param name="Reads">Who has read it.</param>
/// <param name="OpenQuestions">How many questions wait for an answer.</param>
internal sealed record DeliveryView(MeetingSummary Summary, IReadOnlyList<LedgerLine> Lines, IReadOnlyList<SummaryRead> Reads, int OpenQuestions)
{
    /// <summary>Whether there is more to come.</summary>
    public bool IsUnderWay => Lines.Any(line => line.State is MessageState.Planned or MessageState.Sending);

    /// <summary>Recipients who may have it twice.</summary>
    public int Repeated => Lines.Count(line => line.Repeats > 0);

    /// <summary>Whether there is somebody for whom it failed, or was stopped, and might go out once more.</summary>
    public bool MayGoAgain(MessageState from) => Lines.Any(line => GoesAgain(line, from));

    /// <summary>Those who have it, and of whom nobody has said that they have read it.</summary>
    public IEnumerable<LedgerLine> Unread => Lines.Where(line => line.SentAt is not null && !HasRead(line.Recipient, Reads));

    public bool MayRemind => Summary is { Sent: not null, RemindedAt: null } && !IsUnderWay && Unread.Any();

    public int Count(MessageState state) => Lines.Count(line => line.State == state);

    /// <summary>Whether another try makes sense, of what failed or of what was stopped.</summary>
    public static bool GoesAgain(LedgerLine line, MessageState from) => line.State == from && line.RowKey.Length > 0;

    /// <summary>Whether somebody has read it there; a person may have done so in a channel as well.</summary>
    public static bool HasRead(SummaryRecipient recipient, IEnumerable<SummaryRead> reads) =>
        reads.Any(read => read.Recipient == recipient.Number || (recipient.IsPersonal && read.Person == recipient.Subscriber));

    /// <summary>Tells whether a card would show something else than before.</summary>
    public string PrintOf(bool withNames) => string.Join(
        ' ',
        [
            Summary.State.GetType().Name,
            Summary.Version,
            Summary.RemindedAt is not null,
            .. Enum.GetValues<MessageState>().Select(state => (object)Count(state)),
            string.Join(',', Lines.Where(line => line.State == MessageState.Failed).Select(line => $"{line.Recipient.Number}{line.Reason}{line.RowKey.Length > 0}")),
            Repeated,
            SummaryReads.Count(Reads),
            Unread.Any(),
            OpenQuestions,
            withNames,
        ]);
}

/// <summary>Reads how a delivery stands.</summary>
internal sealed class DeliveryReader(SummaryLedger ledger, SummaryReads reads, SummaryQuestions questions)
{
    public async Task<DeliveryView> ReadAsync(MeetingSummary summary, CancellationToken cancellationToken) => new(
        summary,
        await ledger.ReadAsync(summary, cancellationToken),
        await reads.AllAsync(summary, cancellationToken),
        (await questions.AllAsync(summary, cancellationToken)).Count(question => question.Answer is null));
}
