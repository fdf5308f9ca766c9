using Sendai.Bot.Cases;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>What is said around cases. None of it says what a case is about.</summary>
internal static class LeadWords
{
    public const string CardUnusable = "このカードは使えなくなっています。何も変えていません。「ケースの一覧」から、もう一度お試しください。";
    public const string NoCase = "このケースは見つかりませんでした。保存期間が過ぎたのかもしれません。何も変えていません。「ケースの一覧」で確かめてください。";
    public const string NoMembers = "事務局の方の一覧を、いま確かめられませんでした。何も変えていません。少し待ってから、もう一度お試しください。";
    public const string ReadIsOver = "話し合いが終わったので、この事例の内容はもう開けません。ご参加ありがとうございました。";

    /// <summary>Number and state, and nothing else: for where others read.</summary>
    public static string NumberAndState(CaseFile file) => $"受付番号 {file.Number}。いまの状態：{CaseWords.Of(file.Stage)}";

    /// <summary>Why something did not go: without saying who was faster.</summary>
    public static string NotNow(CaseFile file) => file.State is CaseState.Checked { Pending: not null }
        ? "ほかの方が、いま日程を決めているところです。何も変えていません。少し待ってから、もう一度お試しください。"
        : "ほかの方が先に進めました。何も変えていません。いまの状態は、こちらです。";
}
