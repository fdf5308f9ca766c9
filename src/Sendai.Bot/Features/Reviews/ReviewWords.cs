using Sendai.Bot.Reviews;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Features.Reviews;

/// <summary>Why something is not so, in words.</summary>
internal static class ReviewWords
{
    public const string Gone = "この予約は、もうありません（取り消しずみか、ほかの時間に変わっています）。";

    /// <summary>Who may not book, and what to do then.</summary>
    public static string NotFor(Bookers bookers) => bookers switch
    {
        Bookers.Secretariat => "この会の予約は、順番に沿って区の事務局が入れます。",
        Bookers.NewOffices => "この会は、新しく開いた事業所の方の会です。あてはまるのに予約できないときは、区の事務局にご相談ください。",
        _ => throw new ArgumentOutOfRangeException(nameof(bookers), bookers, "Everybody may."),
    };

    /// <summary>Why no place was taken; null when it was, or when the person has it already.</summary>
    public static string? Why(BookingDecision decision) => decision switch
    {
        BookingDecision.SlotTaken => "その時間は、ほかの方の予約が入りました。空いている時間から選び直してください。",
        BookingDecision.SessionFull => "空きがなくなりました。",
        BookingDecision.NotOpen closed => SessionWords.Of(closed.Closure),
        BookingDecision.NotForThem other => NotFor(other.For),
        _ => null,
    };
}
