using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>Finds a delivered copy of a summary that others can open too.</summary>
internal sealed class NewsletterCopies(ITableStore tables, Outbox outbox)
{
    /// <summary>Teams' address of the copy in a channel; null where none is known to have arrived.</summary>
    /// <remarks>Channels stand first among the recipients, and the first that is one stands for all of them.</remarks>
    public async Task<Uri?> FindAsync(MeetingSummary summary, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        if (summary.Sent is not { } delivery
            || await tables.GetAsync(SummaryKeys.Table, partition, SummaryKeys.RecipientKey(summary.Id, delivery.Audience, 0), cancellationToken) is not { } row
            || SummaryRecipient.Read(row) is not { IsPersonal: false, Address.Conversation.Id: { } conversation })
        {
            return null;
        }

        var key = OutboxItem.Expansion.RowOf(SummaryKeys.VersionKey(summary.Id, 1), 0);
        var sent = await outbox.ReadAsync(SummaryKeys.Table, partition, key, cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return sent is { State: MessageState.Sent, ActivityId: { Length: > 0 } message }
            ? new Uri($"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(conversation.Split(';')[0])}/{Uri.EscapeDataString(message)}")
            : null;
    }
}
