using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Domain.Summaries;
using Sendai.Domain.Summaries.Newsletters;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>Reads the summaries and makes the newsletter, anew each time: a summary that was corrected or withdrawn since is told as it is now.</summary>
internal sealed class NewsletterMaker(SummaryStore store, CurrentDirectory directory)
{
    public async Task<(Newsletter Newsletter, IReadOnlyList<MeetingSummary> Summaries)> MakeAsync(NewsletterRequest request, CancellationToken cancellationToken)
    {
        var snapshot = directory.Snapshot;
        var wards = request.Wards(snapshot.Content.Wards);
        var read = await Task.WhenAll(wards.Select(ward => store.SinceAsync(ward, request.Period.From, cancellationToken)));
        List<MeetingSummary> summaries = [.. read.SelectMany(ofWard => ofWard)];
        return (Newsletter.Of(request.Kind, request.Period, wards, summaries, snapshot.Router.IssueOf), summaries);
    }
}
