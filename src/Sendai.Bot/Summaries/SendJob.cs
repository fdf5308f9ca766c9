using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>
/// Begins a delivery whose time has come: writes down to whom it goes, and then, in one transaction, that it has begun. What a
/// crash leaves in between is a list that nothing names; the next try makes its own.
/// </summary>
internal sealed class SendJob(SummaryStore store, SummaryDesk desk, Recipients recipients)
{
    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, words) = SummaryJobs.Read(row);
        if (words is not [var attempt]
            || await store.FindAsync(ward, id, cancellationToken) is not { Summary: { State: SummaryState.Scheduled plan } summary }
            || plan.Attempt != attempt)
        {
            // Stopped, planned anew or begun already.
            return new JobResult.Done();
        }

        var (distribution, came) = await recipients.PlanAsync(summary, cancellationToken);
        var audience = Nonce.New();
        await recipients.FreezeAsync(summary, audience, distribution, cancellationToken);
        var decision = await desk.ChangeAsync(
            ward, id, (current, now) => current.Begin(attempt, came, audience, distribution.Recipients.Count, now), press: null, cancellationToken);
        return decision is SummaryDecision.NotNow { Summary.State: SummaryState.Scheduled left } && left.Attempt == attempt
            ? new JobResult.Later("its time has not come")
            : new JobResult.Done();
    }
}
