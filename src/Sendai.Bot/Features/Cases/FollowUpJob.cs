using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Domain.Cases;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.Cases;

/// <summary>Three months after a case was discussed: asks its submitter what has become of it.</summary>
internal sealed class FollowUpJob(CaseStore store, LateMessages late)
{
    /// <summary>A case that was discussed again since has a question of its own to come.</summary>
    private static readonly Duration LeastSinceHeld = Duration.FromDays(60);

    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (ward, id, _) = CaseJobs.Read(job);
        if ((await store.FindAsync(ward, id, cancellationToken))?.File is { Answer: null, State: CaseState.Held or CaseState.FollowUp, Submitter.Reach: { } reach } file
            && file.Steps.Last(step => step.To == CaseStage.Held).At is var held
            && job.GetDateTimeOffset(MessageRow.DueAt) is { } due && Instant.FromDateTimeOffset(due) - held >= LeastSinceHeld)
        {
            var message = new OutboxItem.Message(
                CaseKeys.MessageKey(id, job.RowKey[CaseKeys.JobPrefix(id).Length..]),
                MessageRow.Address(reach),
                new Activity { Attachments = [CaseCards.FollowUpQuestion(file).ToAttachment()] });
            await late.WriteAsync(CaseKeys.Table, job.PartitionKey, [message], cancellationToken);
        }

        return new JobResult.Done();
    }
}
