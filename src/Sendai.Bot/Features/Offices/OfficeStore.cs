using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>Changes offices. A row for each name keeps two offices of a ward from having the same.</summary>
internal sealed class OfficeStore(ITableStore tables, TimeProvider time)
{
    private const int Tries = 5;

    /// <summary>Another one as soon as anything of the office is.</summary>
    public static string Mark(Office office) => UserKey.Hash($"{office.Name}\n{office.OpenedOn}\n{office.IsClosed}");

    /// <summary>What the first of several equal presses has done; null when this is the first.</summary>
    public async Task<OfficeOutcome?> DoneBeforeAsync(Ward ward, Turn turn, ActionData data, CancellationToken cancellationToken) =>
        await Nonce.SpentAsync(tables, OfficeRows.Table, OfficeRows.Partition(ward), turn, data, cancellationToken) is { } id
        && await FindAsync(ward, id, cancellationToken) is { } office
            ? new OfficeOutcome.Done(office.Office)
            : null;

    /// <summary>Adds an office.</summary>
    public async Task<OfficeOutcome> AddAsync(Ward ward, OfficeEntry.Fits entry, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var office = new Office(OfficeRows.NewId(), ward, entry.Name, entry.OpenedOn, false);
        var written = await tables.TransactAsync(
            OfficeRows.Table,
            [new TableOperation.Insert(OfficeRows.Write(office)), Named(office), Spent(office, turn, data)],
            cancellationToken);
        return written is TransactionResult.Written
            ? new OfficeOutcome.Done(office)
            : await DoneBeforeAsync(ward, turn, data, cancellationToken) ?? new OfficeOutcome.NameTaken();
    }

    /// <summary>Changes the name and the day of an office.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="id">The office.</param>
    /// <param name="basis">The <see cref="Mark"/> of what the person has seen.</param>
    /// <param name="entry">What was typed.</param>
    /// <param name="turn">The press.</param>
    /// <param name="data">Its data, with the nonce.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<OfficeOutcome> ChangeAsync(
        Ward ward, string? id, string? basis, OfficeEntry.Fits entry, Turn turn, ActionData data, CancellationToken cancellationToken) => ReplaceAsync(
        ward, id, office => Mark(office) == basis, office => office with { Name = entry.Name, OpenedOn = entry.OpenedOn }, turn, data, cancellationToken);

    /// <summary>Closes an office, or opens it again. Who has closed it already is as content as who does.</summary>
    public Task<OfficeOutcome> CloseAsync(Ward ward, string? id, bool isClosed, Turn turn, ActionData data, CancellationToken cancellationToken) =>
        ReplaceAsync(ward, id, _ => true, office => office with { IsClosed = isClosed }, turn, data, cancellationToken);

    private async Task<OfficeOutcome> ReplaceAsync(
        Ward ward, string? id, Func<Office, bool> isSeen, Func<Office, Office> wanted, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await DoneBeforeAsync(ward, turn, data, cancellationToken) is { } done)
            {
                return done;
            }

            if (await FindAsync(ward, id, cancellationToken) is not (var now, var row))
            {
                return new OfficeOutcome.Gone();
            }

            if (!isSeen(now))
            {
                return new OfficeOutcome.Moved(now);
            }

            var office = wanted(now);
            List<TableOperation> change = [new TableOperation.Replace(OfficeRows.Write(office), row.ETag), Spent(office, turn, data)];
            if (OfficeRows.NameKey(office.Name) != OfficeRows.NameKey(now.Name))
            {
                change.Add(Named(office));
                change.Add(new TableOperation.Delete(row.PartitionKey, OfficeRows.NameKey(now.Name), Azure.ETag.All));
            }

            switch (await tables.TransactAsync(OfficeRows.Table, change, cancellationToken))
            {
                case TransactionResult.Written:
                    return new OfficeOutcome.Done(office);
                case TransactionResult.Failed { Index: 2 }:
                    return new OfficeOutcome.NameTaken();
            }
        }

        return new OfficeOutcome.Busy();
    }

    private async Task<(Office Office, TableRow Row)?> FindAsync(Ward ward, string? id, CancellationToken cancellationToken) =>
        OfficeRows.IsId(id) && await tables.GetAsync(OfficeRows.Table, OfficeRows.Partition(ward), OfficeRows.Key(id!), cancellationToken) is { } row
            ? (OfficeRows.Read(row), row)
            : null;

    private static TableOperation.Insert Named(Office office) =>
        new(new TableRow(OfficeRows.Partition(office.Ward), OfficeRows.NameKey(office.Name)).Set("Office", office.Id));

    private TableOperation Spent(Office office, Turn turn, ActionData data) =>
        Nonce.Spend(OfficeRows.Partition(office.Ward), turn, data, office.Id, time.GetUtcNow());
}
