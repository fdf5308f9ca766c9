using System.Globalization;
using Sendai.Bot.Offices;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;

namespace Sendai.Bot.Features.Offices;

/// <summary>参加記録 of a ward and a fiscal year: counted, and as the rows of a file that can be handed in as evidence.</summary>
internal sealed class AttendanceTable(ITableStore tables, OfficeBook book)
{
    private static readonly string[] Columns = ["年度", "区", "事業所", "日付", "会議", "年度内の回数"];

    /// <summary>Counts.</summary>
    public async Task<Participation> ReadAsync(Ward ward, int year, CancellationToken cancellationToken) => Participation.Of(
        year, await book.AllAsync(ward, cancellationToken), await tables.ReadAttendanceAsync(ward, year, cancellationToken));

    /// <summary>
    /// The rows of the file, the names of the columns first; a row for each time that an office came. Whoever calls this has
    /// asked for <c>Operation.ReadAttendance</c>, and guards the cells against formulas where they become a file.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(Ward ward, int year, CancellationToken cancellationToken) =>
        [Columns, .. Rows(ward, await ReadAsync(ward, year, cancellationToken))];

    private static IEnumerable<IReadOnlyList<string>> Rows(Ward ward, Participation participation) =>
        from office in participation.Offices
        from record in office.Attendances.Index()
        select (IReadOnlyList<string>)
        [
            $"{participation.Year}年度",
            $"{ward}区",
            office.Name,
            OfficeWords.YearAndDay(record.Item.Date),
            record.Item.KindName,
            (record.Index + 1).ToString(CultureInfo.InvariantCulture),
        ];
}
