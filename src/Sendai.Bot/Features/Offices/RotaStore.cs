using Sendai.Bot.Delivery;
using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>What became of a change of the rota.</summary>
internal abstract record RotaOutcome
{
    private RotaOutcome()
    {
    }

    /// <summary>It is so, by this press or by the same one before.</summary>
    /// <param name="Unheard">The ids of offices that have nobody who can be told.</param>
    internal sealed record Done(IReadOnlyList<string> Unheard) : RotaOutcome;

    /// <summary>The rules do not allow it, or it was so before.</summary>
    internal sealed record NotSo(RotaChange Why) : RotaOutcome;

    /// <summary>It is not the rota any more that the person has seen.</summary>
    internal sealed record Overtaken : RotaOutcome;

    /// <summary>Too many changes at once; nothing of this one is done.</summary>
    internal sealed record Busy : RotaOutcome;
}

/// <summary>Keeps the rota of a ward's year. Those whom a change moves are told in the same transaction.</summary>
internal sealed class RotaStore(ITableStore tables, RotaNotices notices, Outbox outbox, TimeProvider time)
{
    private const int Tries = 5;

    /// <summary>The rota of a year; null when none was made.</summary>
    public async Task<Rota?> FindAsync(Ward ward, int year, CancellationToken cancellationToken) =>
        await RowAsync(ward, year, cancellationToken) is { } row ? RotaRows.Read(row) : null;

    /// <summary>The rotas of the years before one, as far as they were made.</summary>
    public async Task<IReadOnlyList<Rota>> BeforeAsync(Ward ward, int year, int years, CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(Enumerable.Range(1, years).Select(back => FindAsync(ward, year - back, cancellationToken)))).OfType<Rota>()];

    /// <summary>Makes the rota of a year that has none.</summary>
    public async Task<RotaOutcome> MakeAsync(Ward ward, Rota rota, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await DoneBeforeAsync(ward, turn, data, cancellationToken) is { } done)
        {
            return done;
        }

        var post = await notices.ForNewAsync(ward, rota, cancellationToken);
        return await WriteAsync(ward, new TableOperation.Insert(RotaRows.Write(ward, rota)), post, turn, data, cancellationToken)
            ?? await DoneBeforeAsync(ward, turn, data, cancellationToken)
            ?? new RotaOutcome.Overtaken();
    }

    /// <summary>Changes the rota that the person has seen, and no other.</summary>
    public async Task<RotaOutcome> ChangeAsync(
        Ward ward, int year, string? basis, Func<Rota, RotaChange> change, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            // Read before the press is looked for: of two equal ones, the later must find either the old rota or the press.
            var row = await RowAsync(ward, year, cancellationToken);
            if (await DoneBeforeAsync(ward, turn, data, cancellationToken) is { } done)
            {
                return done;
            }

            if (row is null || RotaRows.Read(row) is not { } before || RotaRows.Mark(before) != basis)
            {
                return new RotaOutcome.Overtaken();
            }

            if (change(before) is not RotaChange.Changed(var after))
            {
                return new RotaOutcome.NotSo(change(before));
            }

            var cause = UserKey.Hash($"{UserKey.Of(turn)} {data.GetString(Nonce.Data)}");
            var post = await notices.ForChangeAsync(ward, before, after, cause, cancellationToken);
            if (await WriteAsync(ward, new TableOperation.Replace(RotaRows.Write(ward, after), row.ETag), post, turn, data, cancellationToken) is { } written)
            {
                return written;
            }
        }

        return new RotaOutcome.Busy();
    }

    /// <summary>What the first of several equal presses has done; null when this is the first.</summary>
    public async Task<RotaOutcome?> DoneBeforeAsync(Ward ward, Turn turn, ActionData data, CancellationToken cancellationToken) =>
        await Nonce.SpentAsync(tables, OfficeRows.Table, OfficeRows.Partition(ward), turn, data, cancellationToken) is { } unheard
            ? new RotaOutcome.Done(unheard.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : null;

    private Task<TableRow?> RowAsync(Ward ward, int year, CancellationToken cancellationToken) =>
        tables.GetAsync(OfficeRows.Table, OfficeRows.Partition(ward), RotaRows.Key(year), cancellationToken);

    private async Task<RotaOutcome?> WriteAsync(
        Ward ward, TableOperation rota, RotaPost post, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var press = Nonce.Spend(OfficeRows.Partition(ward), turn, data, string.Join(' ', post.Unheard), time.GetUtcNow());
        if (await tables.TransactAsync(OfficeRows.Table, [rota, press, .. post.Operations], cancellationToken) is not TransactionResult.Written)
        {
            return null;
        }

        outbox.Nudge();
        return new RotaOutcome.Done(post.Unheard);
    }
}
