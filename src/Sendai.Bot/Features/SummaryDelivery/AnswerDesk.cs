using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Domain.Cases;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>Keeps an answer: the question, what its asker hears and the cards that show it are one transaction. One answer counts.</summary>
internal sealed class AnswerDesk(ITableStore tables, SummaryQuestions questions, DuePost post, Outbox outbox, CityClock clock)
{
    private const int Tries = 20;

    /// <summary>Answers; null when somebody else has, or when there is no such question.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="question">The id of the question.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="toAll">Whether everybody who got the summary shall read it.</param>
    /// <param name="turn">The press.</param>
    /// <param name="data">What it carries.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SummaryQuestion?> AnswerAsync(
        MeetingSummary summary, string question, ScreenedText answer, bool toAll, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await questions.FindAsync(summary.Ward, summary.Id, question, cancellationToken) is not { } loaded)
            {
                return null;
            }

            if (loaded.Question.Answer is not null)
            {
                return await Nonce.SpentAsync(tables, SummaryKeys.Table, partition, turn, data, cancellationToken) is not null ? loaded.Question : null;
            }

            var now = clock.Moment;
            var answered = loaded.Question with { Answer = answer, AnsweredAt = now };
            var items = await ItemsAsync(summary, answered, toAll, cancellationToken);
            List<TableOperation> operations =
            [
                SummaryQuestions.Answer(loaded, answer, now),
                Nonce.Spend(partition, turn, data, question, now.ToDateTimeOffset()),
                .. await post.PrepareAsync(SummaryKeys.Table, partition, items, cancellationToken),
            ];
            if (await tables.TransactAsync(SummaryKeys.Table, operations, cancellationToken) is TransactionResult.Written)
            {
                outbox.Nudge();
                return answered;
            }
        }

        throw new TableStoreException("A question changed again and again while it was to be answered.");
    }

    private async Task<IReadOnlyList<OutboxItem>> ItemsAsync(MeetingSummary summary, SummaryQuestion answered, bool toAll, CancellationToken cancellationToken)
    {
        var now = clock.Moment;
        List<OutboxItem> items =
        [
            new OutboxItem.Message(
                SummaryKeys.MessageKey(summary.Id, $"answer-{answered.Id}"),
                MessageRow.Address(answered.Reach),
                Words(QuestionCards.Answered(answered, summary, answered.Answer!.Value, toAsker: true, now))),
            SummaryJobs.LookAtBoard(summary, now),
        ];
        var cards = tables.ReadAllAsync(
            SummaryKeys.Table,
            new TableQuery { PartitionKey = SummaryKeys.PartitionOf(summary.Ward), RowKeyPrefix = QuestionJob.PrefixOf(summary.Id, answered.Id) },
            cancellationToken);
        await foreach (var card in cards)
        {
            var key = SummaryKeys.MessageKey(summary.Id, $"answered-{card.RowKey[SummaryKeys.MessageKey(summary.Id, "").Length..]}");
            items.Add(new OutboxItem.Message(key, MessageRow.Address(card.GetString(MessageRow.To)!), Words(QuestionCards.InChannel(answered, summary, now))) { Updates = card.RowKey });
        }

        if (toAll)
        {
            items.Add(SummaryJobs.Job(summary, AnswerJob.Name, $"answer-{answered.Id}", dueAt: null, answered.Id));
        }

        return items;
    }

    private static Activity Words(Teams.Cards.AdaptiveCard card) => new() { Attachments = [card.ToAttachment()] };
}
