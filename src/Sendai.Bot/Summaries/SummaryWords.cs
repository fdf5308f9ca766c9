using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Summaries;

/// <summary>Says what a summary is and how its delivery stands, the same everywhere.</summary>
internal static class SummaryWords
{
    /// <summary>The meeting and its day.</summary>
    public static string Title(Meeting meeting, Instant now) => $"{meeting.Ward}区 {meeting.Name} {SessionWords.On(meeting.HeldOn, CityClock.At(now).Date)}";

    public static string Of(SummaryPart part) => part switch
    {
        SummaryPart.Topics => "話し合ったこと",
        SummaryPart.Decisions => "決まったこと",
        SummaryPart.Homework => "宿題",
        SummaryPart.Issues => "地域課題として出たこと",
        SummaryPart.Next => "次回",
        SummaryPart.Links => "資料・リンク",
        SummaryPart.Other => "その他",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part without words."),
    };

    /// <summary>Where a summary stands.</summary>
    public static string Of(SummaryState state, Instant now) => state switch
    {
        SummaryState.Draft { Held: { } at } => $"下書き（{SessionWords.At(at, now)}に送る予定でしたが、止めました）",
        SummaryState.Draft => "下書き",
        SummaryState.Scheduled plan => $"{SessionWords.At(plan.At, now)}（日本時間）に送る予定",
        SummaryState.Sent sent => $"{SessionWords.At(sent.At, now)} 送信",
        SummaryState.Withdrawn withdrawn => $"{SessionWords.At(withdrawn.At, now)} 取り下げ",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static string Of(MessageState state) => state switch
    {
        MessageState.Planned => "予定",
        MessageState.Sending => "送信中",
        MessageState.Sent => "済",
        MessageState.Failed => "失敗",
        MessageState.Stopped => "止めた",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    /// <summary>Why a message did not arrive, and what can be done.</summary>
    public static string Of(FailureReason reason) => reason switch
    {
        FailureReason.Blocked => "ボットが外されたか、ブロックされています。もう一度追加してもらうと届きます",
        FailureReason.Gone => "チャネルか、前に送ったメッセージがなくなっています",
        FailureReason.TooLarge => "長すぎて送れません。短くしてください",
        FailureReason.Refused => "Teamsに受け付けてもらえませんでした",
        FailureReason.Unclear => "届いたかどうか分かりません。確かめてから、もう一度送ってください",
        FailureReason.TriedTooOften => "何度も試しましたが、送れませんでした。時間をおいて、もう一度送ってください",
        FailureReason.NoOriginal => "書き換えるメッセージが見つかりません",
        FailureReason.NoWords => "送る文がなくなっています",
        FailureReason.Untrusted => "送り先の住所が正しくありません。もう一度受け取りの登録をしてもらってください",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without words."),
    };

    /// <summary>How many have read it.</summary>
    /// <param name="offices">Offices of which somebody has.</param>
    /// <param name="others">People without an office who have.</param>
    public static string Read(int offices, int others) => (offices, others) switch
    {
        (0, 0) => "まだだれも「読みました」を押していません",
        (_, 0) => $"読みました：{offices}事業所",
        (0, _) => $"読みました：{others}人",
        _ => $"読みました：{offices}事業所と{others}人",
    };
}
