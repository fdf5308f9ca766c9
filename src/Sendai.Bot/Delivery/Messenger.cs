using Sendai.Bot.Watch;
using Sendai.Tables;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Delivery;

/// <summary>Sends one message: claim, send, record, drop the pointer. Only a crash between send and record repeats it.</summary>
internal sealed class Messenger(
    ITableStore tables,
    DueIndex due,
    ShardLeases leases,
    SendLimits limits,
    ConnectorClient connector,
    DeadConversations dead,
    DeadLetters deadLetters,
    DeliveryFault fault,
    TimeProvider time,
    ILogger<Messenger> log)
{
    private readonly ConnectorClient connector = connector.WithoutRetriesAndLimits();

    /// <summary>Null when the conversation may go on, or until when it must wait to keep its order.</summary>
    public async Task<DateTimeOffset?> SendAsync(DuePointer pointer, TableRow row, CancellationToken stopping)
    {
        if (MessageClaim.HeldUntil(row, time.GetUtcNow()) is { } until)
        {
            return until;
        }

        var content = await MessageContent.ReadAsync(tables, pointer, row, time.GetUtcNow(), stopping);
        if (content is MessageContent.NotYet)
        {
            return null;
        }

        // Before it takes a place: a message to nobody must not hold up the others.
        if (await dead.WhyAsync(pointer.Lane, stopping) is not null)
        {
            content = new MessageContent.Missing(FailureReason.Blocked);
        }

        using var place = content is MessageContent.Ready ? await limits.DeliveryAsync(pointer.Lane, stopping) : null;
        if ((place is null && content is MessageContent.Ready)
            || !leases.Owns(Shard.Of(pointer.Lane))
            || await MessageClaim.TakeAsync(tables, pointer, row, leases.Instance, time.GetUtcNow(), stopping) is not { } claim)
        {
            // Answers filled the conversation, or it is another's, or it changed since it was read: the next poll knows more.
            return time.GetUtcNow();
        }

        if (MessageClaim.RanOut(row) && content is MessageContent.Ready { IsUpdate: false })
        {
            DeliveryLog.PossibleRepeat(log, pointer.MessageKey);
        }

        await fault(DeliveryStep.Claimed);
        if (claim.IsStale(time.GetUtcNow()))
        {
            return claim.Until;
        }

        // From here on it is carried through, whoever wants to stop.
        var outcome = content switch
        {
            MessageContent.Missing(var reason) => new SendOutcome.Dead(reason),
            _ => await TryAsync(claim, (MessageContent.Ready)content),
        };
        await fault(DeliveryStep.Sent);
        return await FinishAsync(claim, new SendRecord(claim, content, outcome, time.GetUtcNow()));
    }

    private async Task<SendOutcome> TryAsync(MessageClaim claim, MessageContent.Ready content)
    {
        if (claim.Attempt > BackOff.Tries)
        {
            return new SendOutcome.Dead(FailureReason.TriedTooOften);
        }

        if (!content.IsUpdate && MessageClaim.RanOut(claim.Row) && claim.Row.GetInt32(MessageRow.Unclear) > 0)
        {
            // The one repeat after an unclear answer was under way when its sender died.
            return new SendOutcome.Dead(FailureReason.Unclear);
        }

        using var limit = new CancellationTokenSource(DeliveryTimes.Send, time);
        try
        {
            return new SendOutcome.Sent((await PostAsync(content, limit.Token)).Id);
        }
        catch (Exception failure) when (SendOutcome.Of(failure) is not null)
        {
            return SendOutcome.Of(failure)!;
        }
    }

    private Task<ResourceResponse> PostAsync(MessageContent.Ready content, CancellationToken cancellationToken)
    {
        var activity = content.Activity;
        var (url, conversation) = (activity.ServiceUrl!, activity.Conversation!.Id!);
        return activity switch
        {
            _ when content.IsUpdate => connector.UpdateActivityAsync(url, conversation, activity.Id!, activity, cancellationToken),
            { ReplyToId: { Length: > 0 } to } => connector.ReplyToActivityAsync(url, conversation, to, activity, cancellationToken),
            _ => connector.SendToConversationAsync(url, conversation, activity, cancellationToken),
        };
    }

    private async Task<DateTimeOffset?> FinishAsync(MessageClaim claim, SendRecord record)
    {
        if (!await claim.RecordAsync(tables, record.Changes, time))
        {
            DeliveryLog.RecordLost(log, claim.Pointer.MessageKey);
            return time.GetUtcNow();
        }

        record.Log(log);
        Telemetry.Delivered(record);
        if (record.Reason is { } reason)
        {
            deadLetters.Report(claim.Pointer.MessageKey, reason.ToString());
        }

        await fault(DeliveryStep.Recorded);
        if (record.NotBefore is null)
        {
            await due.DropAsync(claim.Pointer, CancellationToken.None);
            await fault(DeliveryStep.PointerDropped);
        }

        return record.NotBefore;
    }
}
