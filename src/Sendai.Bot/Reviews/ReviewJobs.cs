using NodaTime;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Reviews;

/// <summary>Which work a change of a session causes, and when it is due.</summary>
/// <param name="calendar">Whether there is a calendar to be kept.</param>
/// <param name="reminder">At what time people are reminded.</param>
internal sealed class ReviewJobs(ReviewCalendarSetting calendar, ReminderSetting reminder)
{
    /// <summary>Brings the cards in channels up to date.</summary>
    public const string Boards = "review.boards";

    /// <summary>Reminds everybody who has a place.</summary>
    public const string Remind = "review.remind";

    /// <summary>Tells everybody who is booked or waits that the session has changed.</summary>
    public const string Tell = "review.tell";

    /// <summary>Brings the organiser's calendar up to date.</summary>
    public const string Calendar = "review.calendar";

    /// <summary>Brings the cases that have or seek a place in the session in line with it.</summary>
    public const string Cases = "review.cases";

    public const string OfCases = "cases";
    public const string OfHolds = "holds";
    public const string DayBefore = "day";
    public const string HourBefore = "hour";
    public const string Told = "told";
    public const string InCalendar = "calendar";

    /// <summary>When each reminder of a session is due.</summary>
    public IEnumerable<(string Name, Instant DueAt)> Reminders(ReviewSession session)
    {
        yield return (DayBefore, CityClock.Of(CityClock.At(session.Starts).Date.PlusDays(-1) + reminder.DayBefore));
        yield return (HourBefore, session.Starts - Duration.FromHours(1));
    }

    /// <summary>What is to be done, by name, handler and time.</summary>
    public IEnumerable<(string Name, string Handler, DateTimeOffset DueAt)> Of(SessionBook? before, SessionBook after, DateTimeOffset now)
    {
        var session = after.Session;
        if (before?.Session.Starts != session.Starts)
        {
            // What should have been said before now is not said late: whoever books now knows.
            foreach (var (name, due) in Reminders(session).Where(reminder => reminder.DueAt.ToDateTimeOffset() > now))
            {
                yield return (name, Remind, due.ToDateTimeOffset());
            }
        }

        if (before is not null && before.Session.Version != session.Version)
        {
            yield return (Told, Tell, now);
        }

        if (before is not null && before.Bookings.Any(booking => booking.Case is { } of && (after.OfCase(of.Attempt) is null || before.Session != session)))
        {
            yield return (OfCases, Cases, now);
        }

        // Whoever holds a place may have died: then it is given back when its time is over.
        var holds = after.Bookings.Select(booking => booking.Case?.HeldUntil).OfType<Instant>().ToList();
        if (holds.Count > 0)
        {
            yield return (OfHolds, Cases, holds.Min().ToDateTimeOffset());
        }

        if (calendar.IsOn && (before is null || before.Session.Version != session.Version || !before.Booked.SequenceEqual(after.Booked)))
        {
            yield return (InCalendar, Calendar, now);
        }
    }
}

/// <summary>Whether bookings go into an organiser's calendar.</summary>
internal sealed record ReviewCalendarSetting(bool IsOn);
