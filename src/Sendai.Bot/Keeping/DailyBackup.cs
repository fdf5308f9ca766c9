using System.Globalization;
using NodaTime;
using Sendai.Tables;
using Sendai.Tables.Backups;
using Sendai.Tables.Blobs;

namespace Sendai.Bot.Keeping;

/// <summary>Puts a backup of each day into the container.</summary>
/// <param name="container">Where to.</param>
/// <param name="openEngine">Opens the store's engine for as long as a backup takes.</param>
/// <param name="time">The clock.</param>
/// <param name="log">For the category that alerts look at.</param>
internal sealed class DailyBackup(BlobContainer container, Func<ITableStore> openEngine, TimeProvider time, ILogger log)
{
    public const string Name = "backup";

    /// <summary>When nobody works.</summary>
    public static readonly LocalTime At = new(3, 0);

    public DailyTask Daily => new(Name, At, MakeAsync, fault => KeepingLog.BackupFailed(log, Reason(fault)));

    public static string BlobOf(LocalDate day) => $"sendai-{day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}.jsonl.gz";

    public async Task MakeAsync(LocalDate day, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        if (await container.ExistsAsync(BlobOf(day), cancellationToken))
        {
            // Made by somebody who ended before noting it.
            return;
        }

        var engine = openEngine();
        await using var closing = engine as IAsyncDisposable;
        await using var upload = container.Create(BlobOf(day), cancellationToken);
        var totals = await new BackupDesk(engine, time).WriteAsync(upload, cancellationToken);
        if (await upload.CommitAsync(cancellationToken))
        {
            KeepingLog.BackupDone(log, BlobOf(day), totals.Tables, totals.Rows, (long)time.GetElapsedTime(began).TotalSeconds);
        }
    }

    // The messages of these are made here and name no row.
    private static string Reason(Exception fault) => fault is TableStoreException or BackupException ? fault.Message : fault.GetType().Name;
}
