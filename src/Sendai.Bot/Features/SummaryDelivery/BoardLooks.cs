using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>Sees to it that the card of a delivery is looked at when nothing else changed.</summary>
internal sealed class BoardLooks(ITableStore tables, SummaryStore store, SummaryQuestions questions, DuePost post, Outbox outbox, CityClock clock)
{
    private const int Tries = 10;

    /// <summary>A channel that is registered later hears of deliveries as far back as this.</summary>
    private static readonly Duration Recent = Duration.FromDays(7);

    /// <summary>Summaries are found by the day of their meeting, and some are written long after it.</summary>
    private const int LatestDays = 180;

    /// <summary>Plans a look.</summary>
    /// <exception cref="TableStoreException">The work changed again and again; it is being done all the time.</exception>
    public async Task PlanAsync(MeetingSummary summary, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        for (var tries = 0; tries < Tries; tries++)
        {
            var look = await post.PrepareAsync(SummaryKeys.Table, partition, [SummaryJobs.LookAtBoard(summary, clock.Moment)], cancellationToken);
            if (await tables.TransactAsync(SummaryKeys.Table, look, cancellationToken) is TransactionResult.Written)
            {
                outbox.Nudge();
                return;
            }
        }

        throw new TableStoreException("The look at a delivery was planned again and again by others.");
    }

    /// <summary>A channel became the 事務局 of a ward: it gets the cards of the last deliveries, and the questions that are open.</summary>
    public async Task PostAllAsync(Secretariat secretariat, CancellationToken cancellationToken)
    {
        var since = clock.Moment - Recent;
        foreach (var summary in await store.SinceAsync(secretariat.Ward, clock.Now.Date.PlusDays(-LatestDays), cancellationToken))
        {
            if (summary.Delivery is { } delivery && delivery.At >= since)
            {
                await PlanAsync(summary, cancellationToken);
                await TellAsync(summary, cancellationToken);
            }
        }
    }

    private async Task TellAsync(MeetingSummary summary, CancellationToken cancellationToken)
    {
        var partition = SummaryKeys.PartitionOf(summary.Ward);
        foreach (var question in (await questions.AllAsync(summary, cancellationToken)).Where(question => question.Answer is null))
        {
            var again = SummaryJobs.Job(summary, SummaryJobs.Question, $"question-{question.Id}", clock.Moment.ToDateTimeOffset(), question.Id);
            // When somebody else plans it just now, it is planned.
            await tables.TransactAsync(SummaryKeys.Table, await post.PrepareAsync(SummaryKeys.Table, partition, [again], cancellationToken), cancellationToken);
            outbox.Nudge();
        }
    }
}
