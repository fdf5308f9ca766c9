using System.Globalization;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>The one case that somebody has begun and not handed in: only what passed the screen, for a fortnight.</summary>
internal sealed class CaseDrafts(ITableStore tables, Outbox outbox, CityClock clock)
{
    /// <summary>The work that lets go of a draft.</summary>
    public const string Expire = "case.draft";

    /// <summary>How long a draft is kept.</summary>
    public const int Days = 14;

    private const string Row = "draft";
    private const string Expires = nameof(Expires);

    /// <summary>Null when there is none, or its time is over.</summary>
    public async Task<CaseDraft?> FindAsync(string person, CancellationToken cancellationToken) =>
        await tables.GetAsync(CaseKeys.Table, CaseKeys.DraftPartition(person), Row, cancellationToken) is { } row && ExpiresOf(row) > clock.Moment
            ? new CaseDraft(
                row.GetString(nameof(CaseDraft.Ward)) is { Length: > 0 } ward ? new Ward(ward) : null,
                CaseContentRows.Read(row),
                row.GetString(nameof(CaseDraft.Nonce))!,
                row.GetString(nameof(CaseDraft.Of)) ?? "")
            {
                Until = CityClock.At(ExpiresOf(row)).Date.PlusDays(-1),
            }
            : null;

    /// <summary>Keeps it instead of what was there.</summary>
    /// <returns>The last day on which it is there.</returns>
    public async Task<LocalDate> SaveAsync(string person, CaseDraft draft, CancellationToken cancellationToken)
    {
        var partition = CaseKeys.DraftPartition(person);
        var expires = clock.Now.Date.PlusDays(Days + 1);
        var row = CaseContentRows.Write(new TableRow(partition, Row), draft.Content)
            .Set(nameof(draft.Ward), draft.Ward?.Name ?? "")
            .Set(nameof(draft.Nonce), draft.Nonce)
            .Set(nameof(draft.Of), draft.Of)
            .Set(Expires, CityClock.Of(expires.AtMidnight()).ToDateTimeOffset());
        var job = new OutboxItem.Job(string.Create(CultureInfo.InvariantCulture, $"j-{expires:uuuuMMdd}"), Expire) { DueAt = CityClock.Of(expires.AtMidnight()).ToDateTimeOffset() };
        // Several times a day it is kept, and one work lets go of it.
        var post = await tables.GetAsync(CaseKeys.Table, partition, job.RowKey, cancellationToken) is null
            ? await outbox.PrepareAsync(CaseKeys.Table, partition, [job], cancellationToken)
            : [];
        if (await tables.TransactAsync(CaseKeys.Table, [new TableOperation.Upsert(row), .. post], cancellationToken) is not TransactionResult.Written)
        {
            throw new TableStoreException("A draft was being kept by somebody else.");
        }

        return expires.PlusDays(-1);
    }

    /// <summary>Lets go of it.</summary>
    public Task DropAsync(string person, CancellationToken cancellationToken) =>
        tables.DeleteAsync(CaseKeys.Table, CaseKeys.DraftPartition(person), Row, Azure.ETag.All, cancellationToken);

    /// <summary>The work: one that was kept again meanwhile has a later one.</summary>
    public async Task<JobResult> ExpireAsync(TableRow job, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(CaseKeys.Table, job.PartitionKey, Row, cancellationToken) is { } row && ExpiresOf(row) <= clock.Moment)
        {
            await tables.DeleteAsync(CaseKeys.Table, job.PartitionKey, Row, row.ETag, cancellationToken);
        }

        return new JobResult.Done();
    }

    private static Instant ExpiresOf(TableRow row) => Instant.FromDateTimeOffset(row.GetDateTimeOffset(Expires)!.Value);
}

/// <summary>A case that was begun.</summary>
/// <param name="Ward">The ward; null when none was chosen.</param>
/// <param name="Content">As far as it goes; what is not there yet is empty.</param>
/// <param name="Nonce">Of the form: two devices hand in one draft once.</param>
/// <param name="Of">The number of the returned case that it shall take the place of; empty for a new one.</param>
internal sealed record CaseDraft(Ward? Ward, ScreenedCase Content, string Nonce, string Of)
{
    /// <summary>The last day on which it is there; one that is not kept yet has none.</summary>
    public LocalDate Until { get; init; }
}
