using Sendai.Bot.Access;
using Sendai.Bot.Reviews;
using Sendai.Bot.Versions;
using Sendai.Tables;

namespace Sendai.Bot.Samples;

/// <summary>
/// Fills an empty store in Development, so that somebody who has just cloned the project sees the bot at work. A store in which
/// anything was done is left alone; only sessions of the sample that are all over come anew.
/// </summary>
internal sealed partial class SampleSeeder(
    SampleSettings settings,
    IEnumerable<SamplePart> parts,
    ITableStore tables,
    Secretariats secretariats,
    ReviewStore reviews,
    CurrentDirectory directory,
    CityClock clock,
    ILogger<SampleSeeder> log) : IHostedService
{
    private const string Table = "Samples";
    private const string Partition = "samples";

    /// <summary>Comes after the directory is loaded, and before the first turn.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (directory.Snapshot.Content is not { Wards: [var main, var other, ..] } content)
        {
            return;
        }

        try
        {
            if (await MayAsync(main, other, cancellationToken))
            {
                var scene = new SampleScene(settings, main, other, content, clock.Now.Date);
                foreach (var part in parts.OrderBy(part => part.Order))
                {
                    await part.AddAsync(scene, cancellationToken);
                }

                await tables.UpsertAsync(Table, new TableRow(Partition, "made").Set("On", scene.Today.ToString()), cancellationToken);
                Made(log);
            }
        }
        catch (TableStoreException fault)
        {
            // The bot answers questions without it.
            NotMade(log, fault.GetType().Name);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> MayAsync(Domain.Directory.Ward main, Domain.Directory.Ward other, CancellationToken cancellationToken)
    {
        var comes = (await reviews.FromAsync(main, clock.Moment, 1, cancellationToken)).Count + (await reviews.FromAsync(other, clock.Moment, 1, cancellationToken)).Count;
        var isSample = await tables.GetAsync(Table, Partition, "made", cancellationToken) is not null;
        return comes == 0 && (isSample || (await secretariats.AllAsync(cancellationToken)).Count == 0);
    }

    [LoggerMessage(LogLevel.Information, "The store was empty; it has a sample now. --no-samples leaves it empty.")]
    private static partial void Made(ILogger log);

    [LoggerMessage(LogLevel.Warning, "The sample could not be written: {Fault}")]
    private static partial void NotMade(ILogger log, string fault);
}
