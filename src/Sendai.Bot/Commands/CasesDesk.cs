using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Commands;

/// <summary>The cases for the verbs, on the store of the bot. What is to be overwritten is written here, and sent by the bot.</summary>
internal sealed class CasesDesk : IAsyncDisposable
{
    private readonly ITableStore tables;
    private readonly Outbox outbox;

    private CasesDesk(ITableStore tables, DirectoryContent content)
    {
        var time = TimeProvider.System;
        var clock = new CityClock(time);
        this.tables = tables;
        outbox = new Outbox(tables, new DueIndex(tables, time), new DeliverySignal(time), static _ => Task.CompletedTask, time);
        Wards = content.Wards;
        Purge = new CasePurge(
            tables, new CaseSettings(tables, outbox), new CaseHiding(tables, new CaseViews(tables, outbox, clock), outbox, clock), new PurgeRemains(tables, clock), clock);
    }

    public IReadOnlyList<Ward> Wards { get; }

    public CasePurge Purge { get; }

    /// <summary>Opens the store of the bot; null when there is none.</summary>
    public static async Task<CasesDesk?> OpenAsync(CancellationToken cancellationToken)
    {
        var configuration = BotHost.Configuration();
        return Storage.Exists(configuration) ? new CasesDesk(Storage.Open(configuration), await ReviewsDesk.ContentAsync(cancellationToken)) : null;
    }

    public Ward? WardOf(string name) => WardNames.Exactly(Wards, name);

    /// <summary>Has the bot end what cannot be ended here: planned before anything is removed.</summary>
    public async Task PlanRestAsync(Ward ward, CancellationToken cancellationToken)
    {
        var post = await outbox.PrepareAsync(CaseKeys.Table, CaseKeys.PartitionOf(ward), [CaseJobs.SweepNow(ward)], cancellationToken);
        await tables.TransactAsync(CaseKeys.Table, post, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (tables is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
