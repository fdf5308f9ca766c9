using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Reviews;

/// <summary>
/// Makes sessions, a few in each transaction. Their ids come from what causes them, so after a crash the same wish makes what
/// is missing, and nothing twice.
/// </summary>
internal sealed class SessionMaker(ReviewDesk desk)
{
    // Each has its head, its time, two reminders and the calendar: far below what a transaction takes.
    private const int Together = 10;

    /// <summary>Makes those that are not there yet and not over.</summary>
    public async Task<MadeSessions> MakeAsync(Ward ward, IReadOnlyList<ReviewSession> sessions, CancellationToken cancellationToken)
    {
        var made = new MadeSessions([], [], []);
        foreach (var some in sessions.Chunk(Together))
        {
            var next = await desk.DoAsync(
                ward, new ReviewCommand<MadeSessions>([.. some.Select(session => session.Id)], draft => Make(draft, some)), cancellationToken);
            made = new([.. made.New, .. next.New], [.. made.There, .. next.There], [.. made.Past, .. next.Past]);
        }

        return made;
    }

    private static MadeSessions Make(ReviewDraft draft, IReadOnlyList<ReviewSession> sessions)
    {
        var there = sessions.Where(session => draft.Find(session.Id) is not null).ToList();
        var past = sessions.Except(there).Where(session => session.Starts <= draft.Now).ToList();
        var missing = sessions.Except(there).Except(past).ToList();
        missing.ForEach(session => draft.Put(SessionBook.Of(session, [], 0)));
        return new(missing, there, past);
    }
}

/// <summary>What became of a wish to make sessions.</summary>
/// <param name="New">Made now.</param>
/// <param name="There">Made before by the same wish.</param>
/// <param name="Past">Not made: they would have begun already.</param>
internal sealed record MadeSessions(IReadOnlyList<ReviewSession> New, IReadOnlyList<ReviewSession> There, IReadOnlyList<ReviewSession> Past)
{
    /// <summary>All that exist.</summary>
    public IReadOnlyList<ReviewSession> All => [.. New.Concat(There).OrderBy(session => session.Starts)];
}
