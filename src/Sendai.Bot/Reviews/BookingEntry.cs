using System.Globalization;
using Sendai.Bot.Calendar;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Reviews;

/// <summary>A booking as it stands in somebody's calendar: when and where, and nothing of what it is about.</summary>
internal static class BookingEntry
{
    public static CalendarEntry Of(ReviewSession session, Booking booking) => new(
        $"{session.Id}-{booking.Number.ToString(CultureInfo.InvariantCulture)}",
        SessionWords.Title(session),
        session.StartOf(booking.Slot).ToDateTimeOffset(),
        session.EndOf(booking.Slot).ToDateTimeOffset(),
        session.Place,
        session.Link,
        "");
}
