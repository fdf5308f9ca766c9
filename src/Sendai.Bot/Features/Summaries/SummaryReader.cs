using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>The summaries that somebody may see, by <see cref="SummarySight"/>: what a card knows may be forged.</summary>
internal sealed class SummaryReader(
    SummaryStore store, Recipients recipients, OfficeBook offices, ConversationBook people, AccessDesk access, ITableStore tables, CurrentDirectory directory)
{
    /// <summary>So many of a ward are looked at, the newest first: for each it is asked who got it.</summary>
    private const int MostOfAWard = 40;

    private IReadOnlyList<Ward> Wards => directory.Snapshot.Content.Wards;

    /// <summary>The ward of a press; null when the city has none of this name.</summary>
    public Ward? WardOf(ActionData data) => Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(SummaryVerbs.Ward));

    /// <summary>The summary of a press as far as people have it; null when there is none. Who may see it is not asked here.</summary>
    public async Task<MeetingSummary?> SentAsync(ActionData data, CancellationToken cancellationToken) =>
        WardOf(data) is { } ward && await store.FindAsync(ward, data.GetString(SummaryVerbs.Summary), cancellationToken) is { Summary: { Sent: not null } summary }
            ? summary
            : null;

    /// <summary>The recipient in whose conversation a turn happens; null when it did not come there.</summary>
    public Task<SummaryRecipient?> HereAsync(Turn turn, MeetingSummary summary, CancellationToken cancellationToken) =>
        recipients.FindAsync(summary, turn.Reference.Conversation.Id!, cancellationToken);

    /// <summary>The summary of a press for whoever may see it where nobody else reads; null for others, and when there is none.</summary>
    public async Task<MeetingSummary?> FindAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await SentAsync(data, cancellationToken) is not { } summary)
        {
            return null;
        }

        var isHere = await HereAsync(turn, summary, cancellationToken) is not null;
        if (isHere && !Privacy.IsPrivate(turn))
        {
            // What they were shown in a channel they may go on with in their own chat.
            await tables.UpsertAsync(
                SummaryKeys.Table, new TableRow(SummaryKeys.PartitionOf(summary.Ward), SummaryKeys.SightKey(summary.Id, UserKey.Of(turn))), cancellationToken);
        }

        return isHere || SummarySight.MaySee(summary, await ViewerAsync(turn, cancellationToken), await ReceivedAsync(turn, summary, cancellationToken)) ? summary : null;
    }

    /// <summary>All since a day that somebody may see where nobody else reads, the newest first.</summary>
    public async Task<IReadOnlyList<MeetingSummary>> AllAsync(Turn turn, LocalDate since, CancellationToken cancellationToken)
    {
        var viewer = await ViewerAsync(turn, cancellationToken);
        return await WhereAsync(
            since,
            async summary => SummarySight.MaySee(summary, viewer, received: false) || SummarySight.MaySee(summary, viewer, await ReceivedAsync(turn, summary, cancellationToken)),
            cancellationToken);
    }

    /// <summary>All since a day that came to the conversation of a turn, the newest first: what others may read there.</summary>
    public Task<IReadOnlyList<MeetingSummary>> AllHereAsync(Turn turn, LocalDate since, CancellationToken cancellationToken) => WhereAsync(
        since, async summary => SummarySight.MayShow(summary, await HereAsync(turn, summary, cancellationToken) is not null), cancellationToken);

    private async Task<IReadOnlyList<MeetingSummary>> WhereAsync(LocalDate since, Func<MeetingSummary, Task<bool>> may, CancellationToken cancellationToken)
    {
        var all = await Task.WhenAll(Wards.Select(async ward =>
        {
            var sent = (await store.SinceAsync(ward, since, cancellationToken)).Where(summary => summary.Sent is not null).Take(MostOfAWard);
            return await Task.WhenAll(sent.Select(async summary => (Summary: summary, MaySee: await may(summary))));
        }));
        return [.. all.SelectMany(ward => ward).Where(one => one.MaySee).Select(one => one.Summary).OrderByDescending(summary => summary.Id, StringComparer.Ordinal)];
    }

    private async Task<SummaryViewer> ViewerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var person = UserKey.Of(turn);
        var wards = new[] { await tables.WardOfAsync(person, cancellationToken), (await offices.OfPersonAsync(person, cancellationToken))?.Ward };
        var standing = await access.StandingOfAsync(turn.Reference.User, cancellationToken);
        return new(wards.OfType<Ward>().ToHashSet(), standing.Secretariat);
    }

    /// <summary>Whether it came to the person's own chat, or they have asked for it where it came to.</summary>
    private async Task<bool> ReceivedAsync(Turn turn, MeetingSummary summary, CancellationToken cancellationToken)
    {
        var person = UserKey.Of(turn);
        return await tables.GetAsync(SummaryKeys.Table, SummaryKeys.PartitionOf(summary.Ward), SummaryKeys.SightKey(summary.Id, person), cancellationToken) is not null
            || ((await people.FindAsync(person, cancellationToken))?.Conversation is { } chat && await recipients.FindAsync(summary, chat, cancellationToken) is not null);
    }
}
