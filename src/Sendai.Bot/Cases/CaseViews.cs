using Azure;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Cases;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Cases;

/// <summary>Which message showed a case to whom, so that it can be overwritten when that person may not read it any more.</summary>
internal sealed class CaseViews(ITableStore tables, Outbox outbox, CityClock clock)
{
    private const string Person = nameof(Person);
    private const string At = nameof(At);

    /// <summary>Of those who are the first of a day at once, all but one find the look planned.</summary>
    private const int Tries = 5;

    /// <summary>Writes down that a message is about to show a case. What cannot be written down is not shown.</summary>
    /// <param name="file">The case.</param>
    /// <param name="turn">The press; the card that was pressed becomes the one that shows it.</param>
    /// <param name="cancellationToken">Gives up; then it must not be shown.</param>
    /// <exception cref="InvalidOperationException">The press does not say on which card it was, or others read the conversation.</exception>
    public async Task RecordAsync(CaseFile file, Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.ReplyToId is not { } activity || !Privacy.IsPrivate(turn))
        {
            throw new InvalidOperationException("A case is shown only where it can be overwritten, and to one person.");
        }

        var reference = turn.Reference with { User = turn.Reference.User with { Name = null } };
        var row = new TableRow(
            CaseKeys.PartitionOf(file.Number.Ward), CaseKeys.ViewKey(file.Number.Id, UserKey.Hash($"{reference.Conversation.Id} {activity}")))
            .Set(Person, UserKey.Of(turn))
            .Set(MessageRow.To, MessageRow.Serialize(reference))
            .Set(MessageRow.ActivityId, activity)
            .Set(At, clock.Moment.ToDateTimeOffset());
        await WriteAsync(file.Number, [new TableOperation.Upsert(row)], cancellationToken);
    }

    /// <summary>Has it looked at once more in the next night: somebody may leave 事務局, and nobody says so.</summary>
    public Task LookTonightAsync(CaseNumber number, CancellationToken cancellationToken) => WriteAsync(number, [], cancellationToken);

    /// <summary>All that show a case.</summary>
    public ValueTask<List<CaseView>> OfAsync(CaseNumber number, CancellationToken cancellationToken) => tables
        .ReadAllAsync(
            CaseKeys.Table, new TableQuery { PartitionKey = CaseKeys.PartitionOf(number.Ward), RowKeyPrefix = CaseKeys.ViewPrefix(number.Id) }, cancellationToken)
        .Select(row => new CaseView(
            row.RowKey,
            row.GetString(Person)!,
            MessageRow.Address(row.GetString(MessageRow.To)!),
            row.GetString(MessageRow.ActivityId)!,
            Instant.FromDateTimeOffset(row.GetDateTimeOffset(At)!.Value),
            row.ETag))
        .ToListAsync(cancellationToken);

    private async Task WriteAsync(CaseNumber number, IReadOnlyList<TableOperation> view, CancellationToken cancellationToken)
    {
        var partition = CaseKeys.PartitionOf(number.Ward);
        var look = CaseJobs.LookTonight(number, clock.Now);
        for (var tries = 1; tries <= Tries; tries++)
        {
            var post = await tables.GetAsync(CaseKeys.Table, partition, look.RowKey, cancellationToken) is null
                ? await outbox.PrepareAsync(CaseKeys.Table, partition, [look], cancellationToken)
                : [];
            List<TableOperation> operations = [.. view, .. post];
            if (operations.Count == 0 || await tables.TransactAsync(CaseKeys.Table, operations, cancellationToken) is TransactionResult.Written)
            {
                return;
            }
        }

        throw new TableStoreException("Who reads a case could not be written down.");
    }
}

/// <summary>A message that shows a case.</summary>
/// <param name="Key">Its row.</param>
/// <param name="Person">Who reads it, opaque.</param>
/// <param name="To">Where it is.</param>
/// <param name="ActivityId">The message.</param>
/// <param name="At">When it last showed the case.</param>
/// <param name="Version">Of the row.</param>
internal sealed record CaseView(string Key, string Person, ConversationReference To, string ActivityId, Instant At, ETag Version);
