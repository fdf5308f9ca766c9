using NodaTime;
using Sendai.Bot.Offices;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Domain.Reviews;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>The offices of a ward as sessions need them, and the record of those that came.</summary>
internal sealed class SessionOffices(OfficeBook book, ITableStore tables)
{
    /// <summary>Those that there are, closed ones as well.</summary>
    public Task<IReadOnlyList<Office>> AllAsync(Ward ward, CancellationToken cancellationToken) => book.AllAsync(ward, cancellationToken);

    /// <summary>The ids of those that are recorded as having come.</summary>
    public async Task<IReadOnlySet<string>> CameAsync(ReviewSession session, IReadOnlyList<Office> offices, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(offices.Select(office => tables.GetAsync(
            AttendanceRows.Table, AttendanceRows.PartitionOf(session.Ward), Key(office, session), cancellationToken)));
        return offices.Where((_, at) => rows[at] is not null).Select(office => office.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What records, in the transaction in which it is marked who came, that these offices did.</summary>
    public static IReadOnlyList<TableOperation> AttendanceOperations(string partition, ReviewSession session, IEnumerable<Office> came) =>
        [.. came.Select(office => new TableOperation.Upsert(AttendanceRows.Write(partition, office, session.Id, DateOf(session), session.Name)))];

    /// <summary>
    /// Takes back what was recorded of offices that did not come after all. It follows the transaction: of two who mark at once,
    /// one would otherwise fail on a row that the other has taken away.
    /// </summary>
    public async Task TakeBackAsync(ReviewSession session, IEnumerable<Office> notCame, CancellationToken cancellationToken)
    {
        foreach (var office in notCame)
        {
            await tables.DeleteAsync(AttendanceRows.Table, AttendanceRows.PartitionOf(session.Ward), Key(office, session), Azure.ETag.All, cancellationToken);
        }
    }

    private static string Key(Office office, ReviewSession session) => AttendanceRows.Key(office, session.Id, DateOf(session));

    private static LocalDate DateOf(ReviewSession session) => CityClock.At(session.Starts).Date;
}
