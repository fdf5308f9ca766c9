using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>Brings a question into the channel of 事務局. A channel that is registered later gets those that are open.</summary>
internal sealed class QuestionJob(ITableStore tables, SummaryStore store, SummaryQuestions questions, Secretariats secretariats, DeadConversations dead, BoardLooks looks, Outbox outbox, CityClock clock)
{
    private const string Posted = "question-";

    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (ward, id, words) = SummaryJobs.Read(job);
        if (words is not [var asked]
            || await questions.FindAsync(ward, id, asked, cancellationToken) is not { Question: { Answer: null } question } loaded
            || await store.FindAsync(ward, id, cancellationToken) is not { Summary: var summary }
            || await secretariats.FindAsync(ward, cancellationToken) is not { } theirs
            || await dead.WhyAsync(theirs.ChannelId, cancellationToken) is not null)
        {
            return new JobResult.Done();
        }

        var key = $"{PrefixOf(id, asked)}{DeadConversations.KeyOf(theirs.ChannelId)}";
        if (await tables.GetAsync(SummaryKeys.Table, job.PartitionKey, key, cancellationToken) is null)
        {
            var message = new OutboxItem.Message(key, theirs.Channel, new Activity { Attachments = [QuestionCards.InChannel(question, summary, clock.Moment).ToAttachment()] });
            var post = await outbox.PrepareAsync(SummaryKeys.Table, job.PartitionKey, [message], cancellationToken);
            // With the question as it was read: when it is being answered, its card would never hear of it.
            if (await tables.TransactAsync(SummaryKeys.Table, [new TableOperation.Replace(loaded.Row, loaded.Row.ETag), .. post], cancellationToken) is not TransactionResult.Written)
            {
                return new JobResult.Later("the question changed meanwhile", TimeSpan.FromSeconds(1));
            }

            outbox.Nudge();
        }

        if (summary.Delivery is not null)
        {
            await looks.PlanAsync(summary, cancellationToken);
        }

        return new JobResult.Done();
    }

    /// <summary>What the keys of the cards of a question begin with; there is one for each channel that was 事務局 meanwhile.</summary>
    public static string PrefixOf(string summary, string question) => SummaryKeys.MessageKey(summary, $"{Posted}{question}-");
}
