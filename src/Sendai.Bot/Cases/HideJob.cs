using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Domain.Cases;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>
/// Looks at all who were shown a case: whose right to read it has ended sees it no more. It comes when a change of the case
/// ends a right, and every night as long as a message shows the case: who leaves 事務局 changes no case.
/// </summary>
internal sealed class HideJob(CaseHiding hiding, CaseViews views, CaseStore store, AccessDesk access)
{
    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, _) = CaseJobs.Read(row);
        var number = CaseNumber.Read(ward, id)!;
        // Of a case that is gone nobody reads anything.
        var (left, open) = await store.FindAsync(ward, id, cancellationToken) is { File: var file }
            ? await hiding.HideAsync(
                number, CaseHiding.NoLongerYours(number), view => access.MayStillReadAsync(view.To.User, view.Person, file, cancellationToken), cancellationToken)
            : await hiding.HideAsync(number, CaseHiding.Gone(number), static _ => Task.FromResult<bool?>(false), cancellationToken);
        if (left > 0)
        {
            // Before this one is put off: when it is given up in the end, the next one comes all the same.
            await views.LookTonightAsync(number, cancellationToken);
        }

        return open == 0 ? new JobResult.Done() : new JobResult.Later("whether some may still read it is not known yet");
    }
}
