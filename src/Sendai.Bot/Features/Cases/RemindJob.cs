using System.Globalization;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.Cases;

/// <summary>The day before a case is discussed: reminds its submitter, if it still has that place at that time.</summary>
internal sealed class RemindJob(CaseStore store, LateMessages late, CaseNews news, CityClock clock)
{
    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (ward, id, words) = CaseJobs.Read(job);
        if ((await store.FindAsync(ward, id, cancellationToken))?.File is { Slot: { } slot, Submitter.Reach: { } reach } file
            && slot.Attempt == words[0]
            && slot.Ends.ToString("uuuuMMddHHmm", CultureInfo.InvariantCulture) == words[1]
            && clock.Moment < slot.Starts)
        {
            // A bot that was away may come to it on the day itself.
            var heading = CityClock.At(slot.Starts).Date == clock.Now.Date ? "今日、ケースを話し合います" : "明日、ケースを話し合います";
            var message = new OutboxItem.Message(
                CaseKeys.MessageKey(id, job.RowKey[CaseKeys.JobPrefix(id).Length..]),
                MessageRow.Address(reach),
                new Activity { Attachments = [news.Of(heading, file).ToAttachment()] });
            await late.WriteAsync(CaseKeys.Table, job.PartitionKey, [message], cancellationToken);
        }

        return new JobResult.Done();
    }
}
