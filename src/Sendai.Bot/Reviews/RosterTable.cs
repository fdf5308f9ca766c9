using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Domain.Reviews;
using Attendance = Sendai.Domain.Reviews.Attendance;

namespace Sendai.Bot.Reviews;

/// <summary>Who comes to a session, in the order of the slots, and behind them who waits: for the chair of the meeting.</summary>
/// <param name="Rows">One for each person, with a cell for each of <see cref="Columns"/>.</param>
internal sealed record RosterTable(IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The header.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["時間", "名前", "事業所", "話すこと", "状態", "出欠"];

    public static RosterTable Of(SessionBook book, DirectoryContent content, IReadOnlyList<Office> offices)
    {
        var names = offices.ToDictionary(office => office.Id, office => office.Name, StringComparer.Ordinal);
        return new([.. book.Booked.Concat(book.Waiting).Select(IReadOnlyList<string> (booking) =>
        [
            TimeOf(book, booking),
            booking.Name,
            names.GetValueOrDefault(booking.Office, ""),
            SessionWords.Theme(booking.Theme, content),
            booking.IsWaiting ? $"キャンセル待ち{book.PositionOf(booking)}番目" : "予約",
            Came(booking.Attendance),
        ])]);
    }

    /// <summary>Whether somebody came, in words; empty as long as nobody has said so.</summary>
    public static string Came(Attendance attendance) => attendance switch
    {
        Attendance.Came => "来た",
        Attendance.NoShow => "来なかった",
        _ => "",
    };

    private static string TimeOf(SessionBook book, Booking booking) => booking switch
    {
        { IsWaiting: true } => "",
        { Slot: { } slot } => SessionWords.Slot(book.Session, slot),
        _ => $"{SessionWords.Clock(book.Session.Starts)}〜{SessionWords.Clock(book.Session.Ends)}",
    };
}
