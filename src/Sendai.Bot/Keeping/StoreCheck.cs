using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Keeping;

/// <summary>Whether the bot may start on its store.</summary>
internal static class StoreCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A store that cannot be reached now is no reason not to start: it is asked again by everything that comes.</summary>
    /// <exception cref="StoreRefusedException">It may not.</exception>
    public static async Task CheckStoreAsync(this IServiceProvider services)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await services.GetRequiredService<ITableStore>().GetAsync(KeeperRows.Table, KeeperRows.Partition, KeeperRows.Format, patience.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or (TableStoreException and not StoreRefusedException))
        {
        }
    }

    /// <summary>Says to people why nothing goes any more when the store may not be used while the bot runs.</summary>
    public static void MapKeeping(this ActivityRoutes routes, IServiceProvider services)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StoreGate).FullName!);
        routes.OnFault(fault => Words(fault, log));
    }

    private static string? Words(Exception fault, ILogger log)
    {
        if (fault is not StoreRefusedException refused)
        {
            return null;
        }

        KeepingLog.StoreRefused(log, refused.Message);
        return refused.ForPeople;
    }
}
