namespace Sendai.Domain.Summaries;

/// <summary>Who gets a summary, and whom it leaves out because their office was there.</summary>
/// <param name="Recipients">Channels first, then people; each once.</param>
/// <param name="WereThere">People who want only what they have missed, and whose office came.</param>
public sealed record DistributionPlan(IReadOnlyList<Subscription> Recipients, int WereThere)
{
    /// <summary>Decides for a meeting.</summary>
    /// <param name="meeting">
    /// The meeting with the offices that came. Where nobody recorded that, nobody is left out: hearing something twice is better than never.
    /// </param>
    /// <param name="subscriptions">Those of the meeting's ward.</param>
    /// <param name="officeOf">The office of each person, by subscriber; who has none is not there.</param>
    public static DistributionPlan Of(Meeting meeting, IEnumerable<Subscription> subscriptions, IReadOnlyDictionary<string, string> officeOf)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var wanted = subscriptions
            .Where(one => one.IsFor(meeting.KindId))
            .DistinctBy(one => one.Subscriber)
            .ToLookup(one => one.OnlyMissed && officeOf.TryGetValue(one.Subscriber, out var office) && meeting.Came.Contains(office));
        return new([.. wanted[false].OrderBy(one => one.IsPersonal).ThenBy(one => one.Subscriber, StringComparer.Ordinal)], wanted[true].Count());
    }
}
