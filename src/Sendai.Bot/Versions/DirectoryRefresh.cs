using Sendai.Bot.Pack;
using Sendai.Tables;

namespace Sendai.Bot.Versions;

/// <summary>
/// Brings the pack into the store when the program starts, and then follows the version in force: one point read a second.
/// When the store fails, the bot keeps answering from what it has.
/// </summary>
internal sealed partial class DirectoryRefresh(
    VersionStore store, PackIntake intake, ShippedPack pack, CurrentDirectory directory, TimeProvider time, ILogger<DirectoryRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly DirectoryReader reader = new(store, () => pack.Tables);
    private readonly SemaphoreSlim atWork = new(1, 1);
    private CurrentVersion? shown;
    private bool packIsIn;
    private bool isOut;

    /// <summary>The first look comes before the first turn.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Report(pack.Findings);
        await RefreshAsync(cancellationToken);
        if (!directory.IsLoaded)
        {
            Show(0, pack.Load());
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>
    /// Looks once: also for who has just made a version and wants to see it. A fault of the store is told when it begins and
    /// when it ends.
    /// </summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await atWork.WaitAsync(cancellationToken);
        try
        {
            await FollowAsync(cancellationToken);
            if (isOut)
            {
                isOut = false;
                StoreIsBack(log);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (!isOut)
            {
                isOut = true;
                // What lies below the store's own words might quote a row.
                StoreIsOut(log, failure is TableStoreException ? failure.Message : failure.GetType().Name);
            }
        }
        finally
        {
            atWork.Release();
        }
    }

    public override void Dispose()
    {
        atWork.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RefreshAsync(stoppingToken);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (!packIsIn)
        {
            await intake.TakeInAsync(cancellationToken);
            packIsIn = true;
        }

        var current = await store.GetCurrentAsync(cancellationToken);
        if (current is null || current.ETag == shown?.ETag)
        {
            return;
        }

        var loaded = await reader.LoadAsync(await store.GetVersionAsync(current, cancellationToken), cancellationToken);
        Show(current.Number, loaded);
        shown = current;
    }

    private void Show(int version, LoadedPack loaded)
    {
        directory.Swap(DirectorySnapshot.Of(version, loaded));
        Answering(log, version);
        Report(loaded.Findings);
    }

    private void Report(IEnumerable<PackFinding> findings)
    {
        foreach (var finding in findings.Where(finding => finding.Weight != FindingWeight.Notice))
        {
            RowLeftOut(log, finding.File, finding.Line, finding.Reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Version {Version} of the directory answers from now on (0 is the pack that comes with the program).")]
    private static partial void Answering(ILogger log, int version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File}:{Line} was left out: {Reason}")]
    private static partial void RowLeftOut(ILogger log, string file, int line, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The directory in the store cannot be read; the version that was read last keeps answering. {Reason}")]
    private static partial void StoreIsOut(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The directory in the store can be read again.")]
    private static partial void StoreIsBack(ILogger log);
}
