using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>
/// A restore came after the time of a plan: it may have been carried out since the backup was made. It becomes a draft again,
/// and 事務局 is told, who can look whether it came.
/// </summary>
internal sealed class HoldJob(ITableStore tables, SummaryStore store, SummaryDesk desk, Secretariats secretariats, DeadConversations dead, Outbox outbox, CityClock clock)
{
    public async Task<JobResult> RunAsync(TableRow job, CancellationToken cancellationToken)
    {
        var (ward, id, words) = SummaryJobs.Read(job);
        if (words is not [var attempt]
            || await store.FindAsync(ward, id, cancellationToken) is not { Summary: { State: SummaryState.Scheduled plan } } loaded
            || plan.Attempt != attempt)
        {
            return new JobResult.Done();
        }

        // Told first: what a crash leaves in between is held back when this is done again.
        if (!await TellAsync(loaded, plan, cancellationToken))
        {
            return new JobResult.Later("the summary changed meanwhile", TimeSpan.FromSeconds(1));
        }

        await desk.ChangeAsync(ward, id, (current, _) => current.Hold(attempt), press: null, cancellationToken);
        return new JobResult.Done();
    }

    /// <summary>What 事務局 is told.</summary>
    public static AdaptiveCard Card(MeetingSummary summary, SummaryState.Scheduled plan, Instant now)
    {
        const string Heading = "まとめを送るのを止めました";
        var title = SummaryWords.Title(summary.Meeting, now);
        var words = $"{SessionWords.At(plan.At, now)}に送る予定でしたが、データを控えから戻したときに、その時刻を過ぎていました。"
            + "もう届いているかもしれないので、送るのを止めて、下書きに残してあります。届け先で確かめて、まだなら「まとめを開く」から送ってください。";
        return CardParts.Card(
            $"{Heading}。{title}。{words}",
            [CardParts.Heading(Heading), CardParts.Line(title) with { Weight = TextWeight.Bolder }, CardParts.Line(words)],
            SummaryVerbs.Button("まとめを開く", SummaryVerbs.Manage, summary));
    }

    /// <summary>False when the summary changed meanwhile. Where there is no channel, the list of summaries says it.</summary>
    private async Task<bool> TellAsync(LoadedSummary loaded, SummaryState.Scheduled plan, CancellationToken cancellationToken)
    {
        var (summary, head) = (loaded.Summary, loaded.Head);
        var key = SummaryKeys.MessageKey(summary.Id, $"held-{plan.Attempt}");
        if (await secretariats.FindAsync(summary.Ward, cancellationToken) is not { } theirs
            || await dead.WhyAsync(theirs.ChannelId, cancellationToken) is not null
            || await tables.GetAsync(SummaryKeys.Table, head.PartitionKey, key, cancellationToken) is not null)
        {
            return true;
        }

        var message = new OutboxItem.Message(key, theirs.Channel, new Activity { Attachments = [Card(summary, plan, clock.Moment).ToAttachment()] });
        var post = await outbox.PrepareAsync(SummaryKeys.Table, head.PartitionKey, [message], cancellationToken);
        if (await tables.TransactAsync(SummaryKeys.Table, [new TableOperation.Replace(head, head.ETag), .. post], cancellationToken) is not TransactionResult.Written)
        {
            return false;
        }

        outbox.Nudge();
        return true;
    }
}
