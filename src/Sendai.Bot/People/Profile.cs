using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.People;

/// <summary>What somebody has chosen for themselves, wherever they write.</summary>
internal static class Profile
{
    public const string Table = KnownPerson.Table;
    public const string RowKey = "profile";
    public const string Ward = nameof(Ward);

    /// <summary>The ward that somebody chose; <c>null</c> when they have not.</summary>
    public static async Task<Ward?> WardOfAsync(this ITableStore tables, string person, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, person, RowKey, cancellationToken) is { } row ? WardOf(row) : null;

    /// <summary>The ward in a row of this kind.</summary>
    public static Ward? WardOf(TableRow row) => row.GetString(Ward) is { } name ? new Ward(name) : null;
}
