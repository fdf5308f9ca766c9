using System.Globalization;
using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>The day has come on which a case is looked at again: its 事務局 and its submitter hear of it, once.</summary>
internal sealed class ReviewDayJob(CaseStore cases, CaseNews news, Secretariats secretariats, LateMessages late)
{
    private const string Heading = "見直しの日になりました";

    public async Task<JobResult> RunAsync(TableRow row, CancellationToken cancellationToken)
    {
        var (ward, id, words) = CaseJobs.Read(row);
        if (await cases.FindAsync(ward, id, cancellationToken) is not { File: { State.IsOver: false, ReviewOn: { } day } file } || Written(day) != words[0])
        {
            return new JobResult.Done();
        }

        await late.WriteAsync(CaseKeys.Table, row.PartitionKey, await MessagesAsync(file, Written(day), cancellationToken), cancellationToken);
        return new JobResult.Done();
    }

    private async Task<IEnumerable<OutboxItem>> MessagesAsync(CaseFile file, string day, CancellationToken cancellationToken)
    {
        var messages = new List<OutboxItem>();
        if (await secretariats.FindAsync(file.Number.Ward, cancellationToken) is { } theirs)
        {
            messages.Add(Message(file, $"review-{day}", theirs.Channel, Card(file)));
        }

        if (file.Submitter.Reach is { } reach)
        {
            messages.Add(Message(file, $"reviewed-{day}", MessageRow.Address(reach), news.Of($"ケースの{Heading}", file)));
        }

        return messages;
    }

    /// <summary>For the channel: number and state.</summary>
    private static AdaptiveCard Card(CaseFile file) => CardParts.Card(
        $"{Heading}。{LeadWords.NumberAndState(file)}",
        [CardParts.Heading(Heading), CardParts.Line(LeadWords.NumberAndState(file))],
        LeadVerbs.Back("内容を見る", file.Number));

    private static OutboxItem.Message Message(CaseFile file, string what, ConversationReference to, AdaptiveCard card) =>
        new(CaseKeys.MessageKey(file.Number.Id, what), to, new Activity { Attachments = [card.ToAttachment()] });

    private static string Written(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
}
