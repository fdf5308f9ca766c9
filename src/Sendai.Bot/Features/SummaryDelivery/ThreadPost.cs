using System.Globalization;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>
/// Says something to those whose copy of a summary arrived: in a channel as an answer in the thread of the summary, in one's
/// own chat below it.
/// </summary>
internal sealed class ThreadPost(ITableStore tables, Recipients recipients, Audiences audiences, Outbox outbox)
{
    /// <summary>Writes it once, whoever asks for it again.</summary>
    /// <param name="loaded">The summary; when it changes meanwhile, nothing is written.</param>
    /// <param name="key">The key of the delivery.</param>
    /// <param name="isFor">For whom it is.</param>
    /// <param name="card">What is said.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when the summary changed meanwhile.</returns>
    public async Task<bool> WriteAsync(LoadedSummary loaded, string key, Func<SummaryRecipient, bool> isFor, AdaptiveCard card, CancellationToken cancellationToken)
    {
        var (summary, head) = (loaded.Summary, loaded.Head);
        if (await tables.GetAsync(SummaryKeys.Table, head.PartitionKey, key, cancellationToken) is not null)
        {
            return true;
        }

        var copies = await CopiesAsync(head.PartitionKey, SummaryKeys.VersionKey(summary.Id, 1), cancellationToken);
        List<ConversationReference> to =
        [
            .. (await recipients.AllAsync(summary, cancellationToken))
                .Where(one => copies.ContainsKey(one.Number) && isFor(one))
                .Select(one => one.IsPersonal ? one.Address : one.Address with { ActivityId = copies[one.Number] }),
        ];
        if (to.Count == 0)
        {
            return true;
        }

        // Of its own each time: who is to hear of it may be others than a moment ago, and what a crash leaves is named by nothing.
        var audience = SummaryKeys.AudienceId(head.PartitionKey, summary.Id, Nonce.New());
        await audiences.FreezeAsync(audience, to, cancellationToken);
        var message = new OutboxItem.Expansion(key, audience, new Activity { Attachments = [card.ToAttachment()] });
        var post = await outbox.PrepareAsync(SummaryKeys.Table, head.PartitionKey, [message], cancellationToken);
        if (await tables.TransactAsync(SummaryKeys.Table, [new TableOperation.Replace(head, head.ETag), .. post], cancellationToken) is not TransactionResult.Written)
        {
            return false;
        }

        outbox.Nudge();
        return true;
    }

    /// <summary>The channel's ids of the copies that arrived, by recipient.</summary>
    private ValueTask<Dictionary<int, string>> CopiesAsync(string partition, string delivery, CancellationToken cancellationToken)
    {
        var prefix = OutboxItem.Expansion.PrefixOf(delivery);
        return outbox.ReadAsync(SummaryKeys.Table, partition, prefix, cancellationToken)
            .Where(record => record is { State: MessageState.Sent, ActivityId: not null })
            .ToDictionaryAsync(record => int.Parse(record.RowKey.AsSpan(prefix.Length), CultureInfo.InvariantCulture), record => record.ActivityId!, cancellationToken: cancellationToken);
    }
}
