using Sendai.Bot.Delivery;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>How long a ward keeps its cases after they are over.</summary>
internal sealed class CaseSettings(ITableStore tables, Outbox outbox)
{
    /// <summary>As long as 事務局 says nothing else.</summary>
    public const int UsualMonths = 12;

    /// <summary>The shortest month has 28 days, and a backup with the case in it lives for 30: no copy may outlive what a ward has promised.</summary>
    public const int LeastMonths = 2;
    public const int MostMonths = 60;
    private const string Key = "settings";
    private const string Months = nameof(Months);

    /// <summary>In months.</summary>
    public async Task<int> MonthsAsync(Ward ward, CancellationToken cancellationToken) =>
        (await tables.GetAsync(CaseKeys.Table, CaseKeys.PartitionOf(ward), Key, cancellationToken))?.GetInt32(Months) ?? UsualMonths;

    /// <summary>From <see cref="LeastMonths"/> to <see cref="MostMonths"/>. It counts for cases that are over already too: they are looked through at once.</summary>
    public async Task SetMonthsAsync(Ward ward, int months, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, LeastMonths);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, MostMonths);
        var partition = CaseKeys.PartitionOf(ward);
        var post = await outbox.PrepareAsync(CaseKeys.Table, partition, [CaseJobs.SweepNow(ward)], cancellationToken);
        await tables.TransactAsync(CaseKeys.Table, [new TableOperation.Upsert(new TableRow(partition, Key).Set(Months, months)), .. post], cancellationToken);
        outbox.Nudge();
    }
}
