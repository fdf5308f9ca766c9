using System.Globalization;
using Sendai.Bot.Pack;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Contacts;

/// <summary>Contacts in the version in force, their changes, and the history of these.</summary>
internal sealed class ContactStore(ITableStore tables, VersionStore versions, TimeProvider time)
{
    private const int Tries = 5;

    /// <summary>The contact as it is now; null when it is not there.</summary>
    public async Task<ContactRow?> FindAsync(ContactKey key, CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(cancellationToken);
        return ContactTable.Find((await ReadAsync(await versions.GetVersionAsync(current, cancellationToken), cancellationToken)).Table, key, null);
    }

    /// <summary>The newest changes of a contact.</summary>
    public async Task<IReadOnlyList<ContactEdit>> HistoryAsync(ContactKey key, int most, CancellationToken cancellationToken)
    {
        var query = new TableQuery { PartitionKey = VersionRows.Partition, RowKeyPrefix = ContactEdit.Prefix(key), PageSize = most };
        return [.. (await tables.QueryAsync(VersionRows.Table, query, null, cancellationToken)).Rows.Select(ContactEdit.Read)];
    }

    /// <summary>One change of a contact, by the version that it made; null when there is none.</summary>
    public async Task<ContactEdit?> EditAsync(ContactKey key, int version, CancellationToken cancellationToken) =>
        await tables.GetAsync(VersionRows.Table, VersionRows.Partition, ContactEdit.RowKey(key, version), cancellationToken) is { } row
            ? ContactEdit.Read(row)
            : null;

    /// <summary>What the first of several equal presses has done; null when this is the first.</summary>
    public async Task<ContactOutcome?> DoneBeforeAsync(ContactKey key, Turn turn, ActionData data, CancellationToken cancellationToken) =>
        await Nonce.SpentAsync(tables, VersionRows.Table, VersionRows.Partition, turn, data, cancellationToken) is { } version
        && await EditAsync(key, int.Parse(version, NumberStyles.None, CultureInfo.InvariantCulture), cancellationToken) is { } edit
            ? new ContactOutcome.Done(edit)
            : null;

    /// <summary>Makes a version with this one contact as it shall be.</summary>
    /// <param name="key">Which contact.</param>
    /// <param name="basis">The hash of the row that the person has seen; null when there was none.</param>
    /// <param name="wanted">The row as it shall be, from the row as it is; null takes it away.</param>
    /// <param name="isUndo">Whether it takes back another change.</param>
    /// <param name="turn">The press.</param>
    /// <param name="data">Its data, with the nonce.</param>
    /// <param name="cancellationToken">Gives up; then nothing has changed, or all of it.</param>
    public async Task<ContactOutcome> ChangeAsync(
        ContactKey key, string? basis, Func<ContactRow?, ContactRow?> wanted, bool isUndo, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        // Who comes second with another row tries again on what the first has made.
        for (var tries = 0; tries < Tries; tries++)
        {
            var current = await CurrentAsync(cancellationToken);
            var version = await versions.GetVersionAsync(current, cancellationToken);
            var (table, origin) = await ReadAsync(version, cancellationToken);
            var before = ContactTable.Find(table, key, basis);
            if (before?.Hash != basis)
            {
                // The same press may have come twice, and the other one be done by now.
                return await DoneBeforeAsync(key, turn, data, cancellationToken) ?? new ContactOutcome.Moved(before);
            }

            var after = wanted(before);
            if (after is not null && after.Hash == before?.Hash)
            {
                return new ContactOutcome.Same(after);
            }

            var number = current.Number + 1;
            var now = time.GetUtcNow();
            var edit = new ContactEdit(key, before, after, turn.Reference.User.AadObjectId ?? turn.Reference.User.Id ?? "", isUndo, now, number);
            var changed = ContactTable.With(table, before, after);
            var draft = VersionDraft.Replacing(
                version,
                [changed],
                origin,
                new VersionCause.ContactEdit(key.BodyId, key.Label, isUndo),
                ChangeCounts.Of(PackDiff.Of([table], [changed])),
                current.PackHash) with
            {
                Together =
                [
                    new TableOperation.Insert(edit.Write()),
                    Nonce.Spend(VersionRows.Partition, turn, data, number.ToString(CultureInfo.InvariantCulture), now),
                ],
            };
            if (await versions.CommitAsync(current, draft, cancellationToken) is not null)
            {
                return new ContactOutcome.Done(edit);
            }

            if (await DoneBeforeAsync(key, turn, data, cancellationToken) is { } done)
            {
                return done;
            }
        }

        return new ContactOutcome.Busy();
    }

    private async Task<(PackTable Table, TableOrigin Origin)> ReadAsync(DirectoryVersion version, CancellationToken cancellationToken) =>
        version.Tables.FirstOrDefault(table => table.Name == ContactTable.Name) is { } stored
            ? ((await versions.ReadAsync(stored, cancellationToken)).Table, stored.Origin)
            : (ContactTable.Empty, TableOrigin.Import);

    private async Task<CurrentVersion> CurrentAsync(CancellationToken cancellationToken) =>
        await versions.GetCurrentAsync(cancellationToken) ?? throw new TableStoreException("There is no version of the directory to change.");
}
