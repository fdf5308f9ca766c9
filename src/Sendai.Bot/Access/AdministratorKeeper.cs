using Sendai.Tables;

namespace Sendai.Bot.Access;

/// <summary>
/// Puts the administrators of the settings into the store when the bot starts, for the verbs. A store that fails keeps nobody
/// from being answered: until it can be written, the verbs go by what stands there.
/// </summary>
internal sealed partial class AdministratorKeeper(
    AccessSettings settings, ITableStore tables, TimeProvider time, ILogger<AdministratorKeeper> log) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryKeepAsync(stoppingToken))
        {
            await Task.Delay(BetweenTries, time, stoppingToken);
        }
    }

    private async Task<bool> TryKeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            // What is right already is not written again by every instance and every start.
            if (await AdministratorRows.FindAsync(tables, cancellationToken) is not { } kept || !kept.SetEquals(settings.Administrators))
            {
                await tables.UpsertAsync(AdministratorRows.Table, AdministratorRows.Write(settings.Administrators), cancellationToken);
                Kept(log, settings.Administrators.Count);
            }

            return true;
        }
        catch (TableStoreException failure)
        {
            NotKept(log, failure.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The verbs at a desk go by {Count} administrators from now on.")]
    private static partial void Kept(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The administrators could not be put into the store; verbs go by those who stand there. {Reason}")]
    private static partial void NotKept(ILogger log, string reason);
}
