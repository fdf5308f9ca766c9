using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>Gives an answer to everybody who got the summary; the asker has it already.</summary>
internal sealed class AnswerJob(SummaryStore store, SummaryQuestions questions, ThreadPost post, CityClock clock)
{
    public const string Name = "summary.answer";

    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, words) = SummaryJobs.Read(row);
        if (words is not [var asked]
            || await store.FindAsync(ward, id, cancellationToken) is not { Summary: { Sent: not null } summary } loaded
            || await questions.FindAsync(ward, id, asked, cancellationToken) is not { Question: { Answer: { } answer } question })
        {
            return new JobResult.Done();
        }

        var card = QuestionCards.Answered(question, summary, answer.Value, toAsker: false, clock.Moment);
        return await post.WriteAsync(loaded, SummaryKeys.AnswerKey(id, asked), one => one.Subscriber != question.Asker, card, cancellationToken)
            ? new JobResult.Done()
            : new JobResult.Later("the summary changed meanwhile", TimeSpan.FromSeconds(1));
    }
}
