using System.Globalization;
using NodaTime;
using Sendai.Domain.Reviews;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>
/// What a session was before each change that people hear of, written with the change: whoever is told it is told from what
/// they knew, however many changes came at once.
/// </summary>
internal static class SessionChanges
{
    private const string LastNumber = nameof(LastNumber);

    /// <summary>The row of a change, for its transaction.</summary>
    /// <param name="partition">The ward's.</param>
    /// <param name="book">The session as it was.</param>
    /// <param name="version">The version that the change makes.</param>
    public static TableOperation Row(string partition, SessionBook book, int version) => new TableOperation.Upsert(
        new TableRow(partition, Key(book.Session.Id, version))
            .Set(LastNumber, book.LastNumber)
            .Set(nameof(ReviewSession.Starts), book.Session.Starts.ToDateTimeOffset())
            .Set(nameof(ReviewSession.Place), book.Session.Place)
            .Set(nameof(ReviewSession.Link), book.Session.Link));

    /// <summary>All changes of a session, the first one first.</summary>
    public static ValueTask<List<SessionChange>> ReadChangesAsync(this ITableStore tables, string partition, string session, CancellationToken cancellationToken) => tables
        .ReadAllAsync(ReviewRows.Table, new TableQuery { PartitionKey = partition, RowKeyPrefix = Prefix(session) }, cancellationToken)
        .Select(row => new SessionChange(
            VersionOf(row.RowKey),
            row.GetInt32(LastNumber) ?? 0,
            Instant.FromDateTimeOffset(row.GetDateTimeOffset(nameof(ReviewSession.Starts))!.Value),
            row.GetString(nameof(ReviewSession.Place)) ?? "",
            row.GetString(nameof(ReviewSession.Link)) ?? ""))
        .ToListAsync(cancellationToken);

    /// <summary>The number at the end of a key.</summary>
    public static int VersionOf(string key) => int.Parse(key.AsSpan(key.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A version in a key.</summary>
    public static string Digits(int version) => version.ToString("D5", CultureInfo.InvariantCulture);

    private static string Prefix(string session) => $"v-{session}-";

    private static string Key(string session, int version) => Prefix(session) + Digits(version);
}

/// <summary>A change that people hear of.</summary>
/// <param name="Version">The version of the session that it made.</param>
/// <param name="LastNumber">The newest booking of before; whoever booked later knew what is told here.</param>
/// <param name="Starts">When the session began before it.</param>
/// <param name="Place">Where it was before it.</param>
/// <param name="Link">The online meeting before it.</param>
internal sealed record SessionChange(int Version, int LastNumber, Instant Starts, string Place, string Link);
