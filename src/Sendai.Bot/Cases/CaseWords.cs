using Sendai.Domain.Cases;

namespace Sendai.Bot.Cases;

/// <summary>Cases in words for the screen.</summary>
internal static class CaseWords
{
    public static string Of(CaseStage stage) => stage switch
    {
        CaseStage.Received => "受付",
        CaseStage.Checked => "事務局確認",
        CaseStage.Scheduled => "日程決定",
        CaseStage.Held => "実施",
        CaseStage.FollowUp => "フォロー",
        CaseStage.Closed => "終了",
        CaseStage.Returned => "差し戻し",
        CaseStage.Withdrawn => "取り下げ",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A stage without a name."),
    };

    /// <summary>What it means for whoever handed the case in.</summary>
    public static string Meaning(CaseStage stage) => stage switch
    {
        CaseStage.Received => "事務局が確認するのを待っています。",
        CaseStage.Checked => "事務局が確認し、日程を考えています。",
        CaseStage.Scheduled => "話し合う日が決まりました。",
        CaseStage.Held => "話し合いが終わりました。",
        CaseStage.FollowUp => "その後の様子を見ています。",
        CaseStage.Closed => "終わりました。おつかれさまでした。",
        CaseStage.Returned => "書き足してほしいところがあります。直して、もう一度出せます。",
        CaseStage.Withdrawn => "取り下げました。",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A stage without a meaning."),
    };

    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.Usual => "次の会で",
        Urgency.Soon => "1か月以内に",
        Urgency.Pressing => "2週間以内に",
        _ => throw new ArgumentOutOfRangeException(nameof(urgency), urgency, "An urgency without a name."),
    };

    public static string Of(FollowUpAnswer answer) => answer switch
    {
        FollowUpAnswer.Settled => "落ち着いている",
        FollowUpAnswer.Ongoing => "支援を続けている",
        FollowUpAnswer.Again => "もう一度相談したい",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "An answer without a name."),
    };
}
