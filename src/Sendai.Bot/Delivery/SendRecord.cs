using Sendai.Tables;

namespace Sendai.Bot.Delivery;

/// <summary>What one try changes in its row.</summary>
internal sealed class SendRecord
{
    private readonly MessageClaim claim;
    private readonly SendOutcome outcome;
    private readonly FailureReason? reason;

    public SendRecord(MessageClaim claim, MessageContent content, SendOutcome outcome, DateTimeOffset now)
    {
        this.claim = claim;
        this.outcome = outcome;
        Changes = new TableRow(claim.Row.PartitionKey, claim.Row.RowKey);
        var unclear = claim.Row.GetInt32(MessageRow.Unclear) ?? 0;
        var isRepeat = unclear > 0 || claim.IsRepeat;
        var activity = (content as MessageContent.Ready)?.Activity;
        var isUpdate = content is MessageContent.Ready { IsUpdate: true };
        (reason, NotBefore) = outcome switch
        {
            SendOutcome.Dead dead => (dead.Reason, null),
            // There is no key on the wire by which the channel would know the second copy; an update is the same twice.
            SendOutcome.Unclear when !isUpdate => isRepeat ? (FailureReason.Unclear, null) : (null, now + BackOff.BeforeRepeat()),
            SendOutcome.Sent => default,
            _ when claim.Attempt >= BackOff.Tries => (FailureReason.TriedTooOften, null),
            _ => ((FailureReason?)null, (DateTimeOffset?)now + BackOff.After(claim.Attempt, (outcome as SendOutcome.Later)?.RetryAfter)),
        };
        if (outcome is SendOutcome.Unclear)
        {
            Changes.Set(MessageRow.Unclear, unclear + 1);
        }

        if (outcome is SendOutcome.Sent sent)
        {
            Changes.SetState(MessageState.Sent)
                .Set(MessageRow.SentAt, now)
                .Set(MessageRow.ActivityId, isUpdate ? activity!.Id : sent.ActivityId);
        }
        else if (NotBefore is { } wait)
        {
            Changes.SetState(MessageState.Planned).Set(MessageRow.NotBefore, wait);
        }
        else
        {
            Changes.SetState(MessageState.Failed).Set(MessageRow.Reason, reason.ToString());
        }
    }

    public TableRow Changes { get; }

    /// <summary>When it is tried again; null when it is over.</summary>
    public DateTimeOffset? NotBefore { get; }

    /// <summary>Why it will not arrive; null when it did or still may.</summary>
    public FailureReason? Reason => reason;

    public void Log(ILogger log)
    {
        if (outcome is SendOutcome.Unclear)
        {
            DeliveryLog.Unclear(log, claim.Pointer.MessageKey, claim.Attempt);
        }

        if (reason is { } why)
        {
            DeliveryLog.Failed(log, claim.Pointer.MessageKey, why);
        }
        else if (NotBefore is not null)
        {
            DeliveryLog.PutOff(log, claim.Pointer.MessageKey, claim.Attempt);
        }
    }
}
