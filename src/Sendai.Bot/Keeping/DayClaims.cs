using System.Globalization;
using NodaTime;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>
/// Lets one of the instances do what is done once a day. What was missed while nobody ran is done at the next start; what has
/// failed is tried again after a while.
/// </summary>
internal sealed class DayClaims(ITableStore tables, TimeProvider time)
{
    /// <summary>How long somebody may be at it before another thinks that they have died.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public static readonly TimeSpan BeforeAnother = TimeSpan.FromHours(1);

    private const string Done = nameof(Done);
    private const string Until = nameof(Until);

    /// <summary>True for whoever is to do the work of a day now.</summary>
    public async Task<bool> TakeAsync(string work, LocalDate day, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = await tables.GetAsync(KeeperRows.Table, KeeperRows.Days, work, cancellationToken);
        if (string.CompareOrdinal(row?.GetString(Done), Written(day)) >= 0 || row?.GetDateTimeOffset(Until) > now)
        {
            return false;
        }

        var mine = new TableRow(KeeperRows.Days, work).Set(Done, row?.GetString(Done)).Set(Until, now + Longest);
        return (row is null
            ? await tables.InsertAsync(KeeperRows.Table, mine, cancellationToken)
            : await tables.ReplaceAsync(KeeperRows.Table, mine, row.ETag, cancellationToken)) is WriteResult.Written;
    }

    public Task EndAsync(string work, LocalDate day, CancellationToken cancellationToken) =>
        tables.UpsertAsync(KeeperRows.Table, new TableRow(KeeperRows.Days, work).Set(Done, Written(day)), cancellationToken);

    /// <summary>It was not done: others may try after a while, or at once.</summary>
    public Task GiveBackAsync(string work, bool isAtOnce, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + (isAtOnce ? TimeSpan.Zero : BeforeAnother);
        return tables.MergeAsync(KeeperRows.Table, new TableRow(KeeperRows.Days, work).Set(Until, until), Azure.ETag.All, cancellationToken);
    }

    private static string Written(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
