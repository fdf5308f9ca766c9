using Sendai.Domain.Directory;

namespace Sendai.Domain.Reviews;

/// <summary>
/// Hears in a message that somebody wants to book. It rather hears nothing than takes a question from the directory: beside
/// the words for booking, for the sessions and for the wards nothing may be left that carries a meaning of its own, such as
/// the hospital or the room for which others need an appointment.
/// </summary>
public sealed class WishReader
{
    /// <summary>So many letters may lie between a session and the word for booking.</summary>
    private const int Gap = 6;

    private static readonly string[] Booking = HeardMessage.Words("予約", "よやく", "キャンセル待ち");
    private static readonly string[] OrSo = [.. Booking, .. HeardMessage.Words("申し込", "申込", "もうしこ", "エントリー", "枠")];
    private static readonly string[] Bare = [.. Booking, .. HeardMessage.Words("会の予定", "会の日程")];
    private static readonly string[] When = HeardMessage.Words("いつ", "日程", "日にち", "何日", "予定", "次回");
    private static readonly string[] Own = HeardMessage.Words("わたしの", "私の", "自分の", "取り消", "取消", "キャンセル", "変更", "変え", "ずらし", "確認");
    private static readonly string[] Always = HeardMessage.Words("いつも", "いつでも", "いつか");
    private static readonly string[] Waiting = HeardMessage.Words("キャンセル待ち");

    private readonly string[] kinds;
    private readonly IReadOnlyList<(Ward Ward, string[] Names)> wards;

    /// <summary>For a city.</summary>
    /// <param name="kinds">The kinds of sessions, with what people call them.</param>
    /// <param name="wards">The wards.</param>
    public WishReader(IEnumerable<SessionKind> kinds, IEnumerable<Ward> wards)
    {
        this.kinds = HeardMessage.Words([.. kinds.SelectMany(kind => kind.Words.Append(kind.Name)).Where(word => word.Length > 1)]);
        this.wards = [.. wards.Select(ward => (ward, HeardMessage.Words($"{ward.Name}区", ward.Name)))];
    }

    /// <summary>What a message wants, and for which ward; null when it wants nothing of the sessions.</summary>
    public (BookingWish Wish, Ward? Ward)? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HeardMessage.Of(text) is { } message && WishOf(message) is { } wish ? (wish, message.WardAmong(wards)) : null;
    }

    private BookingWish? WishOf(HeardMessage message)
    {
        var isKind = message.Has(kinds);
        // Most messages have no word of a wish, and are not taken apart.
        HeardMessage Known() => message.Without(kinds).Without(wards.SelectMany(ward => ward.Names));
        if (message.Has(OrSo) && (message.Has(Booking) || isKind) && message.Without(Waiting).Has(Own) && Known().Without(OrSo).Without(Own).IsNothing)
        {
            return BookingWish.Mine;
        }

        if (isKind && message.Without(Always).Has(When) && Known().Without(When).IsNothing)
        {
            return BookingWish.Dates;
        }

        if (message.Has(Bare) && Known().Without(Bare).IsNothing)
        {
            return BookingWish.Sessions;
        }

        return isKind && IsAtEnd(message, Known().Without(OrSo)) ? BookingWish.Sessions : null;
    }

    /// <summary>Whether a session and a word for booking stand near each other, and nothing more is said behind them.</summary>
    private bool IsAtEnd(HeardMessage message, HeardMessage known) => message.Find(kinds).Any(one => message.Find(OrSo).Any(two =>
        Distance(one, two) <= Gap && known.IsNothingFrom(Math.Max(one.Start, two.Start))));

    private static int Distance((int Start, int Length) one, (int Start, int Length) two) =>
        one.Start < two.Start ? two.Start - one.Start - one.Length : one.Start - two.Start - two.Length;
}
