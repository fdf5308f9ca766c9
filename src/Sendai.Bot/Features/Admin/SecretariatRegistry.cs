using System.Globalization;
using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Admin;

/// <summary>
/// Registers channels and ends that. A press changes only what its card has shown: when somebody was faster, it changes
/// nothing. The record comes first, and the nonce of the card goes into the same transaction as the change.
/// </summary>
internal sealed class SecretariatRegistry(ITableStore tables, AuditLog audit, TimeProvider time)
{
    /// <summary>What is registered for a ward now.</summary>
    public async Task<Registered> LookAsync(Ward ward, CancellationToken cancellationToken) =>
        await tables.GetAsync(SecretariatRows.Table, SecretariatRows.Partition, SecretariatRows.Key(ward), cancellationToken) is { } row
            ? new Registered(SecretariatRows.Read(row), row)
            : new Registered(null, null);

    /// <summary>Makes a channel the 事務局 of a ward.</summary>
    public Task<RegistryResult> RegisterAsync(Turn press, ActionData data, Secretariat wanted, CancellationToken cancellationToken) => ChangeAsync(
        press,
        data,
        wanted.Ward,
        now => now?.ChannelId == wanted.ChannelId && now.GuestsCount == wanted.GuestsCount,
        row => row is null
            ? new TableOperation.Insert(SecretariatRows.Write(wanted))
            : new TableOperation.Replace(SecretariatRows.Write(wanted), row.ETag),
        wanted.ChannelId,
        cancellationToken);

    /// <summary>Ends it: the ward has no 事務局 any more.</summary>
    public Task<RegistryResult> EndAsync(Turn press, ActionData data, Ward ward, CancellationToken cancellationToken) => ChangeAsync(
        press,
        data,
        ward,
        now => now is null,
        row => new TableOperation.Delete(row!.PartitionKey, row.RowKey, row.ETag),
        channel: null,
        cancellationToken);

    private async Task<RegistryResult> ChangeAsync(
        Turn press,
        ActionData data,
        Ward ward,
        Func<Secretariat?, bool> isSo,
        Func<TableRow?, TableOperation> change,
        string? channel,
        CancellationToken cancellationToken)
    {
        if (await IsSpentAsync(press, data, cancellationToken))
        {
            return new RegistryResult.Done();
        }

        var registered = await LookAsync(ward, cancellationToken);
        var line = await audit.RecordAsync(
            press.Reference.User,
            Operation.RegisterSecretariat,
            $"{ward} {channel ?? registered.Secretariat?.ChannelId}",
            AuditOutcome.Begun,
            cancellationToken);
        var isDone = !isSo(registered.Secretariat)
            && registered.Mark == data.GetString(AdminVerbs.Seen)
            && await tables.TransactAsync(
                SecretariatRows.Table,
                [Nonce.Spend(SecretariatRows.Partition, press, data, "done", time.GetUtcNow()), change(registered.Row)],
                cancellationToken) is TransactionResult.Written;
        await audit.CloseAsync(line, isDone ? AuditOutcome.Done : AuditOutcome.NotDone, cancellationToken);
        // The same press at the same time, or another administrator who wanted the same, may have been faster.
        return isDone || isSo((await LookAsync(ward, cancellationToken)).Secretariat) ? new RegistryResult.Done() : new RegistryResult.Overtaken();
    }

    private async Task<bool> IsSpentAsync(Turn press, ActionData data, CancellationToken cancellationToken) =>
        await Nonce.SpentAsync(tables, SecretariatRows.Table, SecretariatRows.Partition, press, data, cancellationToken) is not null;
}

/// <summary>What is registered for a ward at one moment.</summary>
/// <param name="Secretariat">The channel, if there is one.</param>
/// <param name="Row">Its row.</param>
internal sealed record Registered(Secretariat? Secretariat, TableRow? Row)
{
    /// <summary>Goes along in a card, so that its press can see whether anything has changed since.</summary>
    public string Mark => Secretariat is null
        ? ""
        // Not the version of the row: who comes and goes in the channel changes nothing that the card has shown.
        : UserKey.Hash(string.Create(CultureInfo.InvariantCulture, $"{Secretariat.ChannelId} {Secretariat.GuestsCount} {Secretariat.RegisteredBy} {Secretariat.RegisteredAt.UtcTicks}"));
}

/// <summary>What became of a press.</summary>
internal abstract record RegistryResult
{
    private RegistryResult()
    {
    }

    /// <summary>It is as it was wanted, by this press or by one before.</summary>
    internal sealed record Done : RegistryResult;

    /// <summary>Something else is registered than the card has shown; nothing changed.</summary>
    internal sealed record Overtaken : RegistryResult;
}
