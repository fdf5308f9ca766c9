using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Cases;

/// <summary>
/// Takes cases in and changes them: the case, its step, what its submitter hears and the work that follows are one
/// transaction. Of several who press at once one wins; the others are judged by what is there then.
/// </summary>
internal sealed class CaseDesk(ITableStore tables, CaseStore store, CaseEffects effects, DuePost due, Outbox outbox, TimeProvider time)
{
    /// <summary>Somebody is always faster only where something is wrong; then whoever waits shall hear of it.</summary>
    private const int Tries = 60;

    /// <summary>Gives a case its number. The same press, or another one of the same draft, makes no second case.</summary>
    public async Task<CaseFile> ReceiveAsync(Ward ward, CasePerson submitter, ScreenedCase content, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var partition = CaseKeys.PartitionOf(ward);
        for (var tries = 1; tries <= Tries; tries++)
        {
            if (await Nonce.SpentAsync(tables, CaseKeys.Table, partition, turn, data, cancellationToken) is { } before
                && await store.FindAsync(ward, before, cancellationToken) is { } done)
            {
                return done.File;
            }

            var now = Now;
            var counter = await tables.GetAsync(CaseKeys.Table, partition, CaseKeys.CounterKey(CaseNumber.After(ward, CityClock.At(now).Date, 0).Year), cancellationToken);
            var number = CaseNumber.After(ward, CityClock.At(now).Date, counter?.GetInt32(CaseKeys.Count) ?? 0);
            var file = CaseFile.Receive(number, submitter, content, now);
            var next = new TableRow(partition, CaseKeys.CounterKey(number.Year)).Set(CaseKeys.Count, number.Count);
            List<TableOperation> operations =
            [
                counter is null ? new TableOperation.Insert(next) : new TableOperation.Replace(next, counter.ETag),
                Nonce.Spend(partition, turn, data, number.Id, now.ToDateTimeOffset()),
            ];
            if (await CommitAsync(partition, null, file, operations, Pressed(turn), cancellationToken))
            {
                return file;
            }

            await PauseAsync(tries, cancellationToken);
        }

        throw new TableStoreException("The cases of a ward changed again and again while one was to be received.");
    }

    /// <summary>Changes a case as somebody wishes who pressed a card; a press that comes again changes nothing more.</summary>
    /// <returns>Null when there is no such case.</returns>
    public Task<CaseDecision?> ChangeAsync(
        Ward ward, string? id, Func<CaseFile, Instant, CaseDecision> decide, Turn turn, ActionData data, CancellationToken cancellationToken) =>
        ChangeAsync(ward, id, decide, (turn, data), cancellationToken);

    /// <summary>The same for the bot itself: what is asked for must be harmless when it is asked for again.</summary>
    /// <returns>Null when there is no such case.</returns>
    public Task<CaseDecision?> ChangeAsync(Ward ward, string? id, Func<CaseFile, Instant, CaseDecision> decide, CancellationToken cancellationToken) =>
        ChangeAsync(ward, id, decide, null, cancellationToken);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async Task<CaseDecision?> ChangeAsync(
        Ward ward, string? id, Func<CaseFile, Instant, CaseDecision> decide, (Turn Turn, ActionData Data)? press, CancellationToken cancellationToken)
    {
        var partition = CaseKeys.PartitionOf(ward);
        for (var tries = 1; tries <= Tries; tries++)
        {
            if (await store.FindAsync(ward, id, cancellationToken) is not { } loaded)
            {
                return null;
            }

            if (press is { } again && await Nonce.SpentAsync(tables, CaseKeys.Table, partition, again.Turn, again.Data, cancellationToken) is not null)
            {
                return new CaseDecision.Changed(loaded.File);
            }

            var now = Now;
            var decision = decide(loaded.File, now);
            if (decision is not CaseDecision.Changed { File: var after })
            {
                return decision;
            }

            List<TableOperation> spent = press is { } one ? [Nonce.Spend(partition, one.Turn, one.Data, after.Number.Id, now.ToDateTimeOffset())] : [];
            if (await CommitAsync(partition, loaded, after, spent, press is { } pressed && IsBySubmitter(pressed.Turn, pressed.Data, after) ? Pressed(pressed.Turn) : null, cancellationToken))
            {
                return decision;
            }

            await PauseAsync(tries, cancellationToken);
        }

        throw new TableStoreException("A case changed again and again while it was to be changed.");
    }

    private async Task<bool> CommitAsync(
        string partition, LoadedCase? before, CaseFile after, IReadOnlyList<TableOperation> more, string? overwrites, CancellationToken cancellationToken)
    {
        var post = await due.PrepareAsync(CaseKeys.Table, partition, await effects.OfAsync(before?.File, after, overwrites, cancellationToken), cancellationToken);
        if (await tables.TransactAsync(CaseKeys.Table, [.. CaseChange.Operations(partition, before, after), .. more, .. post], cancellationToken) is not TransactionResult.Written)
        {
            return false;
        }

        outbox.Nudge();
        return true;
    }

    /// <summary>Whoever leads a case of their own sees it on that card, and hears of it on another one.</summary>
    private static bool IsBySubmitter(Turn turn, ActionData data, CaseFile file) =>
        UserKey.Of(turn) == file.Submitter.Key && !data.Verb.StartsWith(CaseVerbs.Leading, StringComparison.Ordinal);

    /// <summary>The card that was pressed: in the submitter's own chat it becomes the answer.</summary>
    private static string? Pressed(Turn turn) => Privacy.IsPrivate(turn) ? turn.Activity.ReplyToId : null;

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5394", Justification = "The randomness only spreads writers in time.")]
    private static Task PauseAsync(int tries, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(250, 4 << Math.Min(tries, 6))), cancellationToken);
}
