using NodaTime;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>Something that 事務局 writes about a case. It passes the privacy screen or is kept nowhere.</summary>
/// <param name="Id">On the button.</param>
/// <param name="Title">What stands on the button that brings the form.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Placeholder">An example.</param>
/// <param name="Deed">What the form's button does, as its title says it.</param>
/// <param name="Done">What is said when it is so.</param>
/// <param name="Longest">In UTF-16 units.</param>
/// <param name="Decide">What becomes of the case: with the words, by whom, at which moment, and the day on which it would go.</param>
internal sealed record LeadText(
    string Id, string Title, string Label, string Placeholder, string Deed, string Done, int Longest, Func<CaseFile, ScreenedText, string, Instant, LocalDate, CaseDecision> Decide)
{
    public static LeadText Return { get; } = new(
        "return",
        "差し戻す",
        "書き足してほしいこと、直してほしいこと",
        "例：これまでに使ったサービスを、もう少しくわしく書いてください",
        "差し戻す",
        "差し戻しました。出した方に、理由とともにお知らせします。",
        500,
        (file, words, who, now, _) => file.Return(words, who, now));

    public static LeadText Outcome { get; } = new(
        "outcome",
        "話し合いの結果を書く",
        "話し合いで出たこと、これからすること",
        "例：Aさんの希望をもう一度聞く。B事業所と役割を分ける",
        "保存する",
        "話し合いの結果を保存し、「フォロー」にしました。出した方にお知らせします。",
        2000,
        (file, words, who, now, _) => file.Follow(words, who, now));

    public static LeadText Keep { get; } = new(
        "keep",
        "保存を1年延ばす",
        "延ばす理由",
        "例：来年度の進捗管理で、もう一度見直すため",
        "保存を延ばす",
        "保存を1年延ばしました。",
        300,
        (file, words, _, _, goes) => file.Keep(new CaseKeeping(goes.PlusYears(1), words)));

    private static readonly LeadText[] All = [Return, Outcome, Keep];

    public static LeadText? Find(string? id) => All.FirstOrDefault(text => text.Id == id);
}
