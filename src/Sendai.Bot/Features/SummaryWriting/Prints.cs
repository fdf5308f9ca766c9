using NodaTime.Text;
using Sendai.Bot.People;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>
/// Tells whether something is still what somebody has seen: cards carry these instead of the thing itself. They are hashes, and
/// say nothing.
/// </summary>
internal static class Prints
{
    private const char Between = '\u001F';

    /// <summary>What a summary says. Who came is not in it: that is recorded until it goes out.</summary>
    public static string Of(MeetingSummary summary) => UserKey.Hash(string.Join(
        Between,
        [
            summary.Meeting.Name,
            LocalDatePattern.Iso.Format(summary.Meeting.HeldOn),
            summary.NextSession,
            .. SummaryContent.Parts.Select(part => summary.Content[part].Value),
        ]));

    /// <summary>To whom it goes.</summary>
    public static string Of(DistributionPlan plan) => UserKey.Hash(string.Join(Between, plan.Recipients.Select(one => one.Subscriber)));
}
