using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Cases;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Cases;

/// <summary>What follows from a change of a case: what its submitter hears, and the work that is due.</summary>
internal sealed class CaseEffects(CaseJobs jobs, CaseNews news)
{
    public async Task<IReadOnlyList<OutboxItem>> OfAsync(CaseFile? before, CaseFile after, string? overwrites, CancellationToken cancellationToken)
    {
        var items = new List<OutboxItem>(await jobs.OfAsync(before, after, cancellationToken));
        if (after.Submitter.Reach is { } reach && news.Of(before, after) is { } card)
        {
            items.Add(new OutboxItem.Message(
                CaseKeys.MessageKey(after.Number.Id, $"news-{Nonce.New()}"), MessageRow.Address(reach), new Activity { Attachments = [card.ToAttachment()] })
            {
                Overwrites = overwrites,
            });
        }

        return items;
    }
}
