using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Cases;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Cases;

/// <summary>What follows from a change of a case: what its submitter and others hear, and the work that is due.</summary>
internal sealed class CaseEffects(CaseJobs jobs, CaseNews news, CaseInvitations invitations)
{
    public async Task<IReadOnlyList<OutboxItem>> OfAsync(CaseFile? before, CaseFile after, string? overwrites, CancellationToken cancellationToken)
    {
        List<OutboxItem> items = [.. await jobs.OfAsync(before, after, cancellationToken), .. invitations.Of(before, after)];
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
