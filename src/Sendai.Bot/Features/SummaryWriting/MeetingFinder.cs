using Sendai.Bot.Reviews;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>The meetings that a summary can be about, and those that can be booked from inside it.</summary>
internal sealed class MeetingFinder(WritingDesk desk, ReviewStore sessions)
{
    public const int LongestName = 60;

    private const int DaysBack = 60;
    private const int MostLately = 40;
    private const int MostComing = 15;
    private const int LookedThrough = 60;

    /// <summary>The sessions of the last weeks and of today, the newest first.</summary>
    public async Task<IReadOnlyList<ReviewSession>> LatelyAsync(Ward ward, CancellationToken cancellationToken)
    {
        var (from, before) = (desk.Today.PlusDays(-DaysBack), desk.Today.PlusDays(1));
        var all = await sessions.BetweenAsync(ward, CityClock.Of(from.AtMidnight()), CityClock.Of(before.AtMidnight()), cancellationToken);
        return [.. all.Select(one => one.Session).Where(one => !one.IsCancelled).Reverse().Take(MostLately)];
    }

    /// <summary>The sessions that people will be able to book, the first one first.</summary>
    public async Task<IReadOnlyList<ReviewSession>> ComingAsync(Ward ward, CancellationToken cancellationToken) =>
    [
        .. (await sessions.FromAsync(ward, desk.Now, LookedThrough, cancellationToken))
            .Select(one => one.Session)
            .Where(one => !one.IsCancelled && one.Bookers != Bookers.Secretariat)
            .Take(MostComing),
    ];

    /// <summary>A session; null when there is none, or when it did not take place.</summary>
    public async Task<ReviewSession?> SessionAsync(Ward ward, string session, CancellationToken cancellationToken) =>
        await sessions.FindAsync(ward, session, cancellationToken) is { Book.Session: { IsCancelled: false } found } ? found : null;

    /// <summary>The meeting of a session; null when there is no such session.</summary>
    public async Task<Meeting?> OfSessionAsync(Ward ward, string session, CancellationToken cancellationToken) =>
        await SessionAsync(ward, session, cancellationToken) is { } found
            ? new Meeting(ward, found.KindId, found.Name, CityClock.At(found.Starts).Date, found.Id, [])
            : null;

    /// <summary>A meeting that no session records, as somebody has described it; with what is wrong in that.</summary>
    public (Meeting? Meeting, IReadOnlyList<FormFlaw> Flaws) OfTyped(WritingForm form)
    {
        var kind = desk.Content.SessionKinds.FirstOrDefault(kind => kind.Id == form.Kind);
        var day = SessionFields.Date(form.Date);
        FormFlaw?[] flaws =
        [
            kind is null ? new(WritingVerbs.Kind, "会の種類を選んでください。") : null,
            form.Name.Length is 0 or > LongestName ? new(WritingVerbs.Name, $"会議の名前を、{LongestName}字までで書いてください。") : null,
            day is null ? new(WritingVerbs.Date, "開催日を選んでください。")
                : day > desk.Today ? new(WritingVerbs.Date, "まだ開かれていない日です。今日までの日を選んでください。")
                : day < desk.Today.PlusYears(-1) ? new(WritingVerbs.Date, "1年より前の日です。日付を確かめてください。")
                : null,
        ];
        return flaws.OfType<FormFlaw>().ToList() is { Count: > 0 } wrong
            ? (null, wrong)
            : (new Meeting(form.Ward, kind!.Id, form.Name, day!.Value, "", []), []);
    }
}
