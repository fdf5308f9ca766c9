using System.Globalization;
using System.Security.Cryptography;
using Sendai.Domain.Access;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Access;

/// <summary>
/// Who did what, when, on which id; never content. The line is written before the deed: what cannot be recorded is not done.
/// </summary>
internal sealed class AuditLog(ITableStore tables, TimeProvider time)
{
    private const string Table = "Audit";

    /// <summary>Records that somebody is about to do something, or was refused.</summary>
    /// <param name="person">Who.</param>
    /// <param name="operation">What.</param>
    /// <param name="target">The id of the thing: of a body, a case, a channel. Never a name and never text.</param>
    /// <param name="outcome">What became of it so far.</param>
    /// <param name="cancellationToken">Gives up; then it must not be done.</param>
    public async Task<AuditLine> RecordAsync(
        ChannelAccount person, Operation operation, string target, AuditOutcome outcome, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var line = new AuditLine(
            now.ToString("yyyyMM", CultureInfo.InvariantCulture),
            // Newest first within its month.
            string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - now.UtcTicks:D19}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"));
        var row = new TableRow(line.Month, line.Key)
            .Set("At", now)
            .Set("Who", person.AadObjectId ?? person.Id ?? "")
            .Set("What", operation.ToString())
            .Set("On", target)
            .Set("Outcome", outcome.ToString());
        return await tables.InsertAsync(Table, row, cancellationToken) is WriteResult.Written
            ? line
            : throw new TableStoreException("A line of the audit was there already.");
    }

    /// <summary>Records what became of it. Without this the line says that it was begun.</summary>
    public Task CloseAsync(AuditLine line, AuditOutcome outcome, CancellationToken cancellationToken) =>
        tables.MergeAsync(Table, new TableRow(line.Month, line.Key).Set("Outcome", outcome.ToString()), Azure.ETag.All, cancellationToken);
}

/// <summary>Where a line of the audit lies.</summary>
internal sealed record AuditLine(string Month, string Key);

/// <summary>What became of a deed.</summary>
internal enum AuditOutcome
{
    /// <summary>It was about to be done; a crash may have come between.</summary>
    Begun,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>Nothing changed: it had been done before, or somebody else was first.</summary>
    NotDone,

    /// <summary>The person may not do it.</summary>
    Refused,
}
