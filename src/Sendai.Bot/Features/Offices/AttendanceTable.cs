using System.Globalization;
using Sendai.Bot.Files;
using Sendai.Bot.Offices;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;

namespace Sendai.Bot.Features.Offices;

/// <summary>参加記録 of a ward and a fiscal year: counted, and as the rows of a file that can be handed in as evidence.</summary>
internal sealed class AttendanceTable(ITableStore tables, OfficeBook book, CurrentDirectory directory)
{
    /// <summary>The kind of its file.</summary>
    public const string FileKind = "attendance";

    private const char Between = '.';
    private static readonly string[] Columns = ["年度", "区", "事業所", "日付", "会議", "年度内の回数"];

    /// <summary>Counts.</summary>
    public async Task<Participation> ReadAsync(Ward ward, int year, CancellationToken cancellationToken) => Participation.Of(
        year, await book.AllAsync(ward, cancellationToken), await tables.ReadAttendanceAsync(ward, year, cancellationToken));

    /// <summary>The file for evidence, made when it is taken: a row for each time that an office came.</summary>
    /// <param name="target">See <see cref="TargetOf"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FileContent?> FileAsync(string target, CancellationToken cancellationToken)
    {
        if (target.Split(Between) is not [var key, var number]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || directory.Snapshot.Content.Wards.Cast<Ward?>().FirstOrDefault(ward => OfficeRows.Partition(ward!.Value) == key) is not { } ward)
        {
            return null;
        }

        var rows = Rows(ward, await ReadAsync(ward, year, cancellationToken));
        return new FileContent(SafeCsv.Write(Columns, rows), SafeCsv.ContentType, $"参加の記録_{ward}区_{year}年度.csv");
    }

    /// <summary>What a link to the file stands for.</summary>
    public static string TargetOf(Ward ward, int year) => string.Create(CultureInfo.InvariantCulture, $"{OfficeRows.Partition(ward)}{Between}{year}");

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
