using Sendai.Domain.Reviews;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>A session as it was read.</summary>
/// <param name="Book">The session with its bookings.</param>
/// <param name="Head">Its first row: whoever changes anything of the session replaces this version of it.</param>
/// <param name="Jobs">Its due work, by name.</param>
internal sealed record LoadedSession(SessionBook Book, TableRow Head, IReadOnlyDictionary<string, TableRow> Jobs)
{
    /// <summary>The rows whose keys begin with the head's, in the order of their keys.</summary>
    public static LoadedSession? Of(IReadOnlyList<TableRow> rows)
    {
        if (rows is not [var head, ..])
        {
            return null;
        }

        var session = ReviewRows.ReadSession(head).Id;
        var (bookings, jobs) = (ReviewRows.BookingPrefix(session), ReviewRows.JobPrefix(session));
        return new LoadedSession(
            ReviewRows.ReadBook(head, rows.Where(row => row.RowKey.StartsWith(bookings, StringComparison.Ordinal))),
            head,
            rows.Where(row => row.RowKey.StartsWith(jobs, StringComparison.Ordinal)).ToDictionary(row => row.RowKey[jobs.Length..]));
    }
}
