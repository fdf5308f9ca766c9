using System.Globalization;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>Which work a change of a case causes, and when it is due. Its rows carry the ward, since a partition does not tell it.</summary>
internal sealed class CaseJobs(CaseSettings settings, ReminderSetting reminder)
{
    /// <summary>Brings the card in the channel of 事務局 up to date.</summary>
    public const string Board = "case.board";

    /// <summary>Brings a case and its place to the same end.</summary>
    public const string Settle = "case.settle";

    /// <summary>The session of a case is over.</summary>
    public const string Over = "case.over";

    /// <summary>Reminds the submitter of the session.</summary>
    public const string Remind = "case.remind";

    /// <summary>Asks the submitter what has become of it.</summary>
    public const string FollowUp = "case.follow";

    /// <summary>The day has come on which it is looked at again.</summary>
    public const string Review = "case.review";

    /// <summary>Overwrites what somebody was shown who may not read it any more.</summary>
    public const string Hide = "case.hide";

    /// <summary>Withdraws what was returned and lay for too long.</summary>
    public const string Lapse = "case.lapse";

    /// <summary>Removes all cases of a ward whose time is over.</summary>
    public const string Sweep = "case.sweep";

    /// <summary>Removes what a case is about when its time is over.</summary>
    public const string Purge = "case.purge";

    private const char BetweenWords = '\n';
    private const int FollowUpMonths = 3;
    private static readonly LocalTime Morning = new(9, 30);
    private static readonly LocalTime Night = new(3, 0);

    public async Task<IReadOnlyList<OutboxItem>> OfAsync(CaseFile? before, CaseFile after, CancellationToken cancellationToken)
    {
        var retention = after.State.IsOver ? await settings.MonthsAsync(after.Number.Ward, cancellationToken) : 0;
        return [.. Of(before, after, retention)];
    }

    /// <summary>When a case goes that is over: so many months later, or on the day until which it is kept.</summary>
    public static LocalDate GoesOn(CaseFile file, int months) => GoesOn(file.Keeping?.Until, file.Since, months);

    /// <summary>The same from what a list knows of a case.</summary>
    public static LocalDate GoesOn(LocalDate? keptUntil, Instant since, int months) => keptUntil ?? CityClock.At(since).Date.PlusMonths(months);

    /// <summary>Looks in the next night whether all who were shown a case may still read it. A look that begins within the hour is left to itself.</summary>
    public static OutboxItem.Job LookTonight(CaseNumber number, LocalDateTime now)
    {
        var day = now.PlusHours(1 - Night.Hour).Date.PlusDays(1);
        return Job(number, Hide, Written(day), day + Night);
    }

    /// <summary>Brings the card of a case in the channel of 事務局 up to date now.</summary>
    public static OutboxItem.Job LookAtBoard(CaseNumber number) => Job(number, Board, Nonce.New(), null);

    /// <summary>Removes a case on a day.</summary>
    public static OutboxItem.Job PurgeOn(CaseNumber number, LocalDate day) => Job(number, Purge, Written(day), day.AtMidnight());

    /// <summary>Looks now which cases of a ward are to be removed.</summary>
    public static OutboxItem.Job SweepNow(Ward ward) => new(CaseKeys.SweepKey(Nonce.New()), Sweep, ward.Name);

    /// <summary>What a row of work carries.</summary>
    public static (Ward Ward, string Case, string[] Words) Read(TableRow row)
    {
        var words = row.GetString(MessageRow.Data)!.Split(BetweenWords);
        return (new Ward(words[0]), words[1], words[2..]);
    }

    private IEnumerable<OutboxItem> Of(CaseFile? before, CaseFile after, int retention)
    {
        // Several changes in a moment are several looks at the same card, of which the last one finds nothing to do.
        yield return LookAtBoard(after.Number);
        foreach (var item in OfPlace(before, after))
        {
            yield return item;
        }

        if (before?.Stage != after.Stage && after.State is CaseState.Held held)
        {
            yield return Job(after.Number, FollowUp, Written(held.On), held.On.PlusMonths(FollowUpMonths) + Morning);
        }

        if (after.ReviewOn is { } day && before?.ReviewOn != day)
        {
            yield return Job(after.Number, Review, Written(day), day + Morning, Written(day));
        }

        if (before is not null && before.Participants.Any(person => !after.IsOpenTo(person.Key) && before.IsOpenTo(person.Key)))
        {
            yield return Job(after.Number, Hide, Nonce.New(), null);
        }

        if (after.LapsesAt is { } lapses && before?.LapsesAt != lapses)
        {
            var morning = CityClock.At(lapses).Date.PlusDays(1);
            yield return Job(after.Number, Lapse, Written(morning), morning + Morning);
        }

        if (after.State.IsOver && (before?.State != after.State || before.Keeping != after.Keeping))
        {
            yield return PurgeOn(after.Number, GoesOn(after, retention));
        }
    }

    /// <summary>A try follows its place, and a place that is left is given back.</summary>
    private IEnumerable<OutboxItem> OfPlace(CaseFile? before, CaseFile after)
    {
        if (after.State is CaseState.Checked { Pending: { } seeks } && (before?.State as CaseState.Checked)?.Pending != seeks)
        {
            yield return Job(after.Number, Settle, seeks.Attempt, null, seeks.Attempt, seeks.Session);
        }

        if (Place(before) is var (attempt, session) && Place(after)?.Attempt != attempt)
        {
            yield return Job(after.Number, Settle, $"{attempt}-left", null, attempt, session);
        }

        if (after.Slot is { } slot && before?.Slot != slot)
        {
            var ends = slot.Ends.ToString("uuuuMMddHHmm", CultureInfo.InvariantCulture);
            yield return Job(after.Number, Over, $"{slot.Attempt}-{ends}", CityClock.At(slot.Ends), slot.Attempt);
            yield return Job(after.Number, Remind, $"{slot.Attempt}-{ends}", CityClock.At(slot.Starts).Date.PlusDays(-1) + reminder.DayBefore, slot.Attempt, ends);
        }
    }

    private static (string Attempt, string Session)? Place(CaseFile? file) => file?.State switch
    {
        CaseState.Checked { Pending: { } seeks } => (seeks.Attempt, seeks.Session),
        CaseState.Scheduled { Slot: var slot } => (slot.Attempt, slot.Session),
        _ => null,
    };

    private static OutboxItem.Job Job(CaseNumber number, string name, string key, LocalDateTime? due, params string[] words) =>
        new(CaseKeys.JobKey(number.Id, $"{name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]}-{key}"), name, string.Join(BetweenWords, [number.Ward.Name, number.Id, .. words]))
        {
            DueAt = due is { } local ? CityClock.Of(local).ToDateTimeOffset() : null,
        };

    private static string Written(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
}
