using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Reviews;

/// <summary>Says when and what a session is, the same everywhere.</summary>
internal static class SessionWords
{
    private static readonly LocalDatePattern Day = LocalDatePattern.Create("M月d日(ddd)", CultureInfo.GetCultureInfo("ja"));
    private static readonly LocalDatePattern DayOfYear = LocalDatePattern.Create("uuuu年M月d日(ddd)", CultureInfo.GetCultureInfo("ja"));
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>A day; with its year where that is not this one.</summary>
    public static string On(LocalDate day, LocalDate today) => (day.Year == today.Year ? Day : DayOfYear).Format(day);

    /// <summary>A time of day.</summary>
    public static string Clock(Instant at) => Time.Format(CityClock.At(at).TimeOfDay);

    /// <summary>A moment.</summary>
    public static string At(Instant at, Instant now) => $"{On(CityClock.At(at).Date, CityClock.At(now).Date)} {Clock(at)}";

    /// <summary>The whole session.</summary>
    public static string When(ReviewSession session, Instant now) => $"{At(session.Starts, now)}〜{Clock(session.Ends)}";

    /// <summary>The place of a booking in the session.</summary>
    public static string When(ReviewSession session, Booking booking, Instant now) =>
        $"{At(session.StartOf(booking.Slot), now)}〜{Clock(session.EndOf(booking.Slot))}";

    /// <summary>Who has a place, as it is said to 事務局: somebody by name, or a case by its number.</summary>
    public static string Who(Booking booking) => booking.Case is null ? $"{booking.Name} さん" : booking.Name;

    /// <summary>One slot.</summary>
    public static string Slot(ReviewSession session, int slot) => $"{Clock(session.StartOf(slot))}〜{Clock(session.EndOf(slot))}";

    /// <summary>Name and ward.</summary>
    public static string Title(ReviewSession session) => $"{session.Ward}区 {session.Name}";

    /// <summary>How much is free.</summary>
    public static string Free(SessionGlance glance) => glance switch
    {
        { Free: > 0 } => $"空き {glance.Free}／{glance.Session.Capacity}",
        { Waiting: > 0 } => $"満員（キャンセル待ち {glance.Waiting}人）",
        _ => "満員（キャンセル待ちできます）",
    };

    /// <summary>Where it takes place.</summary>
    public static string Place(ReviewSession session) => session switch
    {
        { Place.Length: > 0, Link.Length: > 0 } => $"{session.Place}（オンラインでも参加できます）",
        { Place.Length: > 0 } => session.Place,
        { Link.Length: > 0 } => "オンライン",
        _ => "場所は事務局からお知らせします",
    };

    /// <summary>What a booking is about; empty when nothing was chosen or written.</summary>
    public static string Theme(BookingTheme theme, DirectoryContent content)
    {
        var chosen = string.Join(
            "・",
            new[] { theme.Choice, content.Issues.FirstOrDefault(issue => issue.Id == theme.IssueId)?.Label ?? "" }.Where(part => part.Length > 0));
        return string.Join("：", new[] { chosen, theme.Text.Value }.Where(part => part.Length > 0));
    }

    /// <summary>Why nothing can be booked.</summary>
    public static string Of(Closure closure) => closure switch
    {
        Closure.Cancelled => "この会は中止になりました。",
        Closure.Past => "この会は、もう始まったか終わっています。",
        Closure.Closed => "この会の受付は、事務局が閉じています。",
        Closure.Deadline => "この会の受付は、締め切りを過ぎました。",
        _ => throw new ArgumentOutOfRangeException(nameof(closure), closure, "A closure without words."),
    };
}
