using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;

namespace Sendai.Bot.Offices;

/// <summary>
/// The offices of the wards, and who belongs to which. What somebody chose stands in their own row; the offices' lists of
/// people only say where to look, so that a crash between the two leaves nobody in an office that is not theirs.
/// </summary>
internal sealed class OfficeBook(ITableStore tables, TimeProvider time)
{
    private const string ChoiceKey = "office";
    private const string OfficeId = nameof(OfficeId);
    private const string Ward = nameof(Ward);

    /// <summary>All offices of a ward, closed ones as well, in the order of their names.</summary>
    public async Task<IReadOnlyList<Office>> AllAsync(Ward ward, CancellationToken cancellationToken) =>
        [.. (await tables
            .ReadAllAsync(OfficeRows.Table, new TableQuery { PartitionKey = OfficeRows.Partition(ward), RowKeyPrefix = OfficeRows.Prefix }, cancellationToken)
            .Select(OfficeRows.Read)
            .ToListAsync(cancellationToken))
            .OrderBy(office => Office.Folded(office.Name), StringComparer.Ordinal)];

    /// <summary>An office of a ward, closed or not; null when there is none, or when that is no id.</summary>
    public async Task<Office?> FindAsync(Ward ward, string? id, CancellationToken cancellationToken) =>
        OfficeRows.IsId(id) && await tables.GetAsync(OfficeRows.Table, OfficeRows.Partition(ward), OfficeRows.Key(id!), cancellationToken) is { } row
            ? OfficeRows.Read(row)
            : null;

    /// <summary>The office that somebody chose, also when it is closed by now; null when they chose none.</summary>
    /// <param name="person">See <see cref="UserKey"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Office?> OfPersonAsync(string person, CancellationToken cancellationToken) =>
        await tables.GetAsync(Profile.Table, person, ChoiceKey, cancellationToken) is { } row
            ? await FindAsync(new Ward(row.GetString(Ward)!), row.GetString(OfficeId), cancellationToken)
            : null;

    /// <summary>Somebody belongs to an office from now on, and to no other.</summary>
    /// <param name="person">See <see cref="UserKey"/>.</param>
    /// <param name="office">Which.</param>
    /// <param name="press">What uses up the press in the person's partition of <see cref="Profile.Table"/>; null when it is no press.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when that press has done it before: then nothing changed.</returns>
    public async Task<bool> ChooseAsync(string person, Office office, TableOperation? press, CancellationToken cancellationToken)
    {
        // First where to look, then what is so. Nothing is taken off a list: of two choices at once, one could take away what the other needs.
        await tables.UpsertAsync(
            OfficeRows.Table, new TableRow(OfficeRows.Partition(office.Ward), OfficeRows.MemberKey(office.Id, person)), cancellationToken);
        var choice = new TableRow(person, ChoiceKey).Set(OfficeId, office.Id).Set(Ward, office.Ward.Name).Set("ChosenAt", time.GetUtcNow());
        TableOperation[] change = press is null ? [new TableOperation.Upsert(choice)] : [new TableOperation.Upsert(choice), press];
        return await tables.TransactAsync(Profile.Table, change, cancellationToken) is TransactionResult.Written;
    }

    /// <summary>The people who chose an office and have chosen no other since, by <see cref="UserKey"/>.</summary>
    public async Task<IReadOnlyList<string>> PeopleOfAsync(Office office, CancellationToken cancellationToken) =>
        [.. (await MembersAsync(office.Ward, office.Id, cancellationToken))[office.Id]];

    /// <summary>The same for all offices of a ward, by their ids.</summary>
    public Task<ILookup<string, string>> PeopleAsync(Ward ward, CancellationToken cancellationToken) => MembersAsync(ward, null, cancellationToken);

    private async Task<ILookup<string, string>> MembersAsync(Ward ward, string? office, CancellationToken cancellationToken)
    {
        var query = new TableQuery { PartitionKey = OfficeRows.Partition(ward), RowKeyPrefix = OfficeRows.MembersOf(office) };
        var told = await tables.ReadAllAsync(OfficeRows.Table, query, cancellationToken).Select(OfficeRows.Member).ToListAsync(cancellationToken);
        var chosen = await Task.WhenAll(told.Select(member => member.Person).Distinct().Select(async person =>
            (Person: person, Row: await tables.GetAsync(Profile.Table, person, ChoiceKey, cancellationToken))));
        return chosen
            .Where(one => one.Row?.GetString(Ward) == ward.Name)
            .Select(one => (one.Person, Office: one.Row!.GetString(OfficeId)!))
            .Where(one => told.Contains((one.Office, one.Person)))
            .ToLookup(one => one.Office, one => one.Person, StringComparer.Ordinal);
    }
}
