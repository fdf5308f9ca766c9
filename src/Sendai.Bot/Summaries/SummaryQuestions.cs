using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Summaries;

/// <summary>The questions about summaries. What becomes known of one in the channel of 事務局 is work that is planned with it.</summary>
internal sealed class SummaryQuestions(ITableStore tables, Outbox outbox, DuePost post)
{
    /// <summary>Keeps a question, and plans that 事務局 hears of it. The same press asks nothing twice.</summary>
    public async Task KeepAsync(MeetingSummary summary, SummaryQuestion question, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        if (await Nonce.SpentAsync(tables, SummaryKeys.Table, partition, turn, data, cancellationToken) is not null)
        {
            return;
        }

        List<TableOperation> operations =
        [
            new TableOperation.Insert(SummaryQuestionRows.Of(question)),
            Nonce.Spend(partition, turn, data, question.Id, question.At.ToDateTimeOffset()),
            .. await post.PrepareAsync(SummaryKeys.Table, partition, [SummaryJobs.Tell(summary, question)], cancellationToken),
        ];
        if (await tables.TransactAsync(SummaryKeys.Table, operations, cancellationToken) is TransactionResult.Written)
        {
            outbox.Nudge();
        }
        else if (await Nonce.SpentAsync(tables, SummaryKeys.Table, partition, turn, data, cancellationToken) is null)
        {
            throw new TableStoreException("A new question was there already.");
        }
    }

    /// <summary>A question; null when there is none, or when that is no id.</summary>
    public async Task<LoadedQuestion?> FindAsync(Ward ward, string? summary, string? question, CancellationToken cancellationToken) =>
        SummaryKeys.IsId(summary)
        && question is { Length: > 0 } id && id.All(char.IsAsciiHexDigitLower)
        && await tables.GetAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(ward), SummaryKeys.QuestionKey(summary!, id), cancellationToken) is { } row
            ? new(SummaryQuestionRows.Read(ward, summary!, row), row)
            : null;

    /// <summary>All questions about a summary, the oldest first.</summary>
    public async Task<IReadOnlyList<SummaryQuestion>> AllAsync(MeetingSummary summary, CancellationToken cancellationToken)
    {
        var query = new TableQuery { PartitionKey = SummaryKeys.PartitionOf(summary.Ward), RowKeyPrefix = SummaryKeys.QuestionPrefix(summary.Id) };
        var all = await tables.ReadAllAsync(SummaryKeys.Table, query, cancellationToken)
            .Select(row => SummaryQuestionRows.Read(summary.Ward, summary.Id, row))
            .ToListAsync(cancellationToken);
        return [.. all.OrderBy(question => question.At)];
    }

    /// <summary>The operation that answers a question; it fails with a conflict when somebody else has answered meanwhile.</summary>
    public static TableOperation Answer(LoadedQuestion question, ScreenedText answer, Instant now) => new TableOperation.Merge(
        SummaryQuestionRows.Answered(new TableRow(question.Row.PartitionKey, question.Row.RowKey), answer, now), question.Row.ETag);
}

/// <summary>A question as it was read.</summary>
/// <param name="Question">The question.</param>
/// <param name="Row">Its row, with the version of which an answer depends.</param>
internal sealed record LoadedQuestion(SummaryQuestion Question, TableRow Row);
