using Azure;
using NodaTime;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>
/// Removes cases whose time is over: what they are about first, their first row last, in the transaction that counts them. A
/// purge that ends anywhere is taken up by that row, which then says no more than what is counted.
/// </summary>
internal sealed class CasePurge(ITableStore tables, CaseSettings settings, CaseHiding hiding, PurgeRemains remains, CityClock clock)
{
    private const int MostOperations = 100;
    private const int Tries = 20;
    private const string Priority = nameof(Priority);

    /// <summary>The cases of a ward whose time is over, by number.</summary>
    public async Task<IReadOnlyList<DueCase>> DueAsync(Ward ward, CancellationToken cancellationToken)
    {
        var months = await settings.MonthsAsync(ward, cancellationToken);
        var query = new TableQuery { PartitionKey = CaseKeys.PartitionOf(ward), RowKeyPrefix = CaseKeys.AnyCase, Select = CaseRows.EndColumns };
        return await tables.ReadAllAsync(CaseKeys.Table, query, cancellationToken)
            .Where(row => CaseKeys.IsHead(row.RowKey))
            .Select(head => (Head: head, End: CaseRows.ReadEnd(head)))
            .Where(one => one.End.Stage is CaseStage.Closed or CaseStage.Withdrawn)
            .Select(one => (
                Case: new DueCase(
                    CaseNumber.Read(ward, CaseKeys.CaseOfHead(one.Head.RowKey))!, one.End.Stage, CaseJobs.GoesOn(one.End.KeptUntil, one.End.Since, months)),
                HasBegun: CaseRows.ReadEmptied(one.Head) is not null))
            .Where(one => one.HasBegun || one.Case.GoesOn <= clock.Now.Date)
            .Select(one => one.Case)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Removes a case if its time is over by what the ward has set now. It may be called at any time, and again.</summary>
    public async Task<PurgeResult> PurgeAsync(Ward ward, string id, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Read(ward, id) ?? throw new ArgumentException("That is no number of a case.", nameof(id));
        for (var tries = 1; tries <= Tries; tries++)
        {
            var query = new TableQuery { PartitionKey = CaseKeys.PartitionOf(ward), RowKeyPrefix = CaseKeys.HeadKey(id) };
            var rows = await tables.ReadAllAsync(CaseKeys.Table, query, cancellationToken).ToListAsync(cancellationToken);
            if (rows is not [var head, ..] || !CaseKeys.IsHead(head.RowKey))
            {
                return new PurgeResult.Done();
            }

            if (CaseRows.ReadEmptied(head) is null)
            {
                var file = CaseRows.Read(ward, rows) ?? throw new TableStoreException("A case has no content and was not purged.");
                if (!file.State.IsOver)
                {
                    return new PurgeResult.NotOver();
                }

                if (CaseJobs.GoesOn(file, await settings.MonthsAsync(ward, cancellationToken)) is var day && day > clock.Now.Date)
                {
                    return new PurgeResult.NotYet(day);
                }

                await HideAsync(number, cancellationToken);
                await EmptyAsync(file, rows, cancellationToken);
                continue;
            }

            // Whoever was just being shown it when the content went.
            var (left, _) = await HideAsync(number, cancellationToken);
            if (!await remains.ClearAsync(number, cancellationToken) || left > 0)
            {
                return new PurgeResult.Waits();
            }

            if (await CountAsync(number, head, cancellationToken))
            {
                await remains.SweepAsync(ward, cancellationToken);
                return new PurgeResult.Done();
            }
        }

        throw new TableStoreException("A case changed again and again while it was to be purged.");
    }

    private Task<(int Left, int Open)> HideAsync(CaseNumber number, CancellationToken cancellationToken) =>
        hiding.HideAsync(number, CaseHiding.Gone(number), static _ => Task.FromResult<bool?>(false), cancellationToken);

    /// <summary>All words about the case and all names go at once. Whoever was faster, to keep it for longer, is heard first.</summary>
    private async Task EmptyAsync(CaseFile file, List<TableRow> rows, CancellationToken cancellationToken)
    {
        var (head, partition) = (rows[0], rows[0].PartitionKey);
        var indexes = await Task.WhenAll(CaseRows.Indexes(file).Select(key => tables.GetAsync(CaseKeys.Table, partition, key, cancellationToken)));
        // In the order of their keys the additions come first, then names and steps; what is about the case is before all of them.
        var goes = rows.Skip(1).OrderByDescending(row => row.RowKey == CaseKeys.ContentKey(file.Number.Id)).Select(row => row.RowKey);
        await tables.TransactAsync(
            CaseKeys.Table,
            [
                new TableOperation.Replace(CaseRows.Emptied(head, file.Content.Facts.IsPriority), head.ETag),
                .. indexes.OfType<TableRow>().Select(row => row.RowKey).Concat(goes)
                    .Take(MostOperations - 1)
                    .Select(key => new TableOperation.Delete(partition, key, ETag.All)),
            ],
            cancellationToken);
    }

    private async Task<bool> CountAsync(CaseNumber number, TableRow head, CancellationToken cancellationToken)
    {
        var stage = $"{CaseRows.ReadEnd(head).Stage}";
        var there = await tables.GetAsync(CaseKeys.Table, head.PartitionKey, CaseKeys.CountKey(number.Year), cancellationToken);
        var count = there ?? new TableRow(head.PartitionKey, CaseKeys.CountKey(number.Year));
        count.Set(stage, (count.GetInt32(stage) ?? 0) + 1);
        count.Set(Priority, (count.GetInt32(Priority) ?? 0) + (CaseRows.ReadEmptied(head) == true ? 1 : 0));
        return await tables.TransactAsync(
            CaseKeys.Table,
            [
                new TableOperation.Delete(head.PartitionKey, head.RowKey, head.ETag),
                there is null ? new TableOperation.Insert(count) : new TableOperation.Replace(count, there.ETag),
            ],
            cancellationToken) is TransactionResult.Written;
    }
}

/// <summary>A case whose time is over.</summary>
/// <param name="Number">受付番号.</param>
/// <param name="Stage">Where it ended.</param>
/// <param name="GoesOn">Since when it is to go.</param>
internal sealed record DueCase(CaseNumber Number, CaseStage Stage, LocalDate GoesOn);

/// <summary>What became of a purge.</summary>
internal abstract record PurgeResult
{
    private PurgeResult()
    {
    }

    /// <summary>Nothing is left of it.</summary>
    internal sealed record Done : PurgeResult;

    /// <summary>What it was about is gone; some messages are still on their way to be overwritten, and it is to be called again.</summary>
    internal sealed record Waits : PurgeResult;

    /// <summary>It goes later.</summary>
    internal sealed record NotYet(LocalDate Day) : PurgeResult;

    /// <summary>The case is not over.</summary>
    internal sealed record NotOver : PurgeResult;
}
