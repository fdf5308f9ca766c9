using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>「先月の連絡会で何が決まった？」, and whatever else people ask of the meetings.</summary>
internal sealed class SearchHandler(CurrentDirectory directory, SummaryReader reader, OpenHandler opens, PrivateReply reply, AccessDesk access, CityClock clock)
{
    /// <summary>Takes the message when it asks for what was said in a meeting. Where a danger is heard in it, that comes first, and the directory answers.</summary>
    public async Task<bool> TakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var snapshot = directory.Snapshot;
        if (snapshot.SummaryWishes.Read(turn.Text, clock.Now.Date) is not { } wish
            || snapshot.Router.Route(new Question(turn.Text, wish.Ward, clock.Now)) is RoutingResult.Urgent)
        {
            return false;
        }

        if (await access.RefusalAsync(turn, Operation.ReadSummary, wish.Ward, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return true;
        }

        // The last year, or as far back as they say.
        var since = LocalDate.Min(clock.Now.Date - OpenHandler.Back, wish.Days?.Start ?? LocalDate.MaxIsoValue);
        if (!Privacy.IsPrivate(turn) && SummarySearch.Meant(await reader.AllHereAsync(turn, since, cancellationToken), wish) is { Count: > 0 } here)
        {
            turn.Reply(await CardAsync(here, wish, isHere: true, cancellationToken));
        }
        else
        {
            await reply.AnswerAsync(turn, await CardAsync(await reader.AllAsync(turn, since, cancellationToken), wish, isHere: false, cancellationToken), cancellationToken);
        }

        return true;
    }

    private async Task<AdaptiveCard> CardAsync(IReadOnlyList<MeetingSummary> seen, SummaryWish wish, bool isHere, CancellationToken cancellationToken)
    {
        if (wish is { Words.Length: 0, Part: null })
        {
            return SummarySearch.Meant(seen, wish) switch
            {
                [] => SearchCard.Nothing(seen.Count > 0),
                [var only] => await opens.CardAsync(only, isHere, cancellationToken),
                var several => opens.List(several, 0),
            };
        }

        var found = SummarySearch.Find(seen, wish, SearchCard.Most);
        return found.Count > 0 ? new SearchCard(clock.Moment).Of(found) : SearchCard.Nothing(seen.Count > 0);
    }
}
