using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>Reminds those of whom nobody has read the summary, once.</summary>
internal sealed class RemindJob(SummaryStore store, SummaryReads reads, ThreadPost post, CityClock clock)
{
    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, _) = SummaryJobs.Read(row);
        if (await store.FindAsync(ward, id, cancellationToken) is not { Summary: { Sent: not null, RemindedAt: not null } summary } loaded)
        {
            return new JobResult.Done();
        }

        var read = await reads.AllAsync(summary, cancellationToken);
        return await post.WriteAsync(loaded, SummaryKeys.ReminderKey(id), one => !DeliveryView.HasRead(one, read), Card(summary), cancellationToken)
            ? new JobResult.Done()
            : new JobResult.Later("the summary changed meanwhile", TimeSpan.FromSeconds(1));
    }

    private AdaptiveCard Card(MeetingSummary summary)
    {
        var title = $"まとめ：{SummaryWords.Title(summary.Meeting, clock.Moment)}";
        const string Words = "まとめが届いています。お時間のあるときに、読んでみてください。読んだら「読みました」を押していただけると助かります。";
        return CardParts.Card(
            $"{title}。{Words}",
            [CardParts.Line(title) with { Weight = TextWeight.Bolder }, CardParts.Line(Words)],
            SummaryVerbs.Button("まとめを開く", SummaryVerbs.Open, summary));
    }
}
