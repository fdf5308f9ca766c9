using NodaTime;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>Something that a press does to a case without asking for anything more than whether it is meant.</summary>
/// <param name="Verb">The button.</param>
/// <param name="Title">What stands on it.</param>
/// <param name="Question">What is asked before; null when it is done at once.</param>
/// <param name="Done">What is said when it is so.</param>
/// <param name="Decide">What becomes of the case: by whom, on which day, at which moment.</param>
internal sealed record LeadDeed(
    string Verb, string Title, string? Question, string Done, Func<CaseFile, string, LocalDate, Instant, CaseDecision> Decide)
{
    public static LeadDeed Check { get; } = new(
        LeadVerbs.Check, "確認した", null, "「事務局確認」にしました。出した方にお知らせします。", (file, who, _, now) => file.Check(who, now));

    public static LeadDeed Unschedule { get; } = new(
        LeadVerbs.Unschedule,
        "日程を取り消す",
        "日程を取り消しますか？　会の枠は空き、ケースは「事務局確認」にもどります。出した方と、参加をお願いした方にお知らせします。",
        "日程を取り消しました。会の枠は空きました。出した方にお知らせします。",
        (file, who, _, now) => file.Unschedule(who, now));

    public static LeadDeed Held { get; } = new(
        LeadVerbs.Held,
        "実施した",
        null,
        "「実施」にしました。参加した方は、これから内容を開けません。話し合いの結果を書くと「フォロー」になります。",
        (file, who, today, now) => file.Hold(today, who, now));

    public static LeadDeed NotHeld { get; } = new(
        LeadVerbs.NotHeld,
        "実施しなかった",
        "話し合いは、行われませんでしたか？　ケースは「事務局確認」にもどり、日程を決め直せます。出した方にお知らせします。",
        "「事務局確認」にもどしました。日程を決め直せます。出した方にお知らせします。",
        (file, who, _, now) => file.State is CaseState.Held ? file.WasNotHeld(who, now) : file.Unschedule(who, now));

    public static LeadDeed Again { get; } = new(
        LeadVerbs.Again,
        "もう一度検討する",
        "もう一度、話し合いにかけますか？　ケースは「事務局確認」にもどります。出した方にお知らせします。",
        "「事務局確認」にもどしました。日程を決められます。出した方にお知らせします。",
        (file, who, _, now) => file.DiscussAgain(who, now));

    public static LeadDeed Close { get; } = new(
        LeadVerbs.Close,
        "終了する",
        "このケースを終了しますか？　終了すると、元にはもどせません。内容は、区の保存期間が過ぎると消えます。出した方にお知らせします。",
        "終了しました。おつかれさまでした。出した方にお知らせします。",
        (file, who, _, now) => file.Close(who, now));

    public static IReadOnlyList<LeadDeed> All { get; } = [Check, Unschedule, Held, NotHeld, Again, Close];
}
