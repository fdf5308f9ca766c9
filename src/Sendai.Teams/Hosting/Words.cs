namespace Sendai.Teams.Hosting;

/// <summary>What people read when something went wrong below the features.</summary>
internal static class Words
{
    public const string MessageFailed = "うまく処理できませんでした。入力は保存されていません。お手数ですが、もう一度お試しください。";
    public const string MessageTimedOut = "時間内に終わりませんでした。少し待ってから、もう一度お試しください。";
    public const string InvokeFailed = "うまく処理できませんでした。変更は保存されていません。お手数ですが、もう一度押してください。";
    public const string InvokeTimedOut = "時間内に終わりませんでした。少し待って、結果を確かめてから、もう一度お試しください。";
    public const string TooManyMessages = "短い間に続けて届いたため、まだお答えできていません。変更は何もしていません。1分ほど待ってから、もう一度送ってください。";
    public const string TooManyPresses = "短い間に続けて押されたため、まだ処理していません。変更は何もしていません。1分ほど待ってから、もう一度押してください。";
    public const string Busy = "ただいま混み合っています。変更は何もしていません。少し待ってから、もう一度押してください。";
    public const string SearchFailed = "うまく検索できませんでした。お手数ですが、もう一度検索してください。";
    public const string SearchTimedOut = "時間内に検索が終わりませんでした。少し待ってから、もう一度検索してください。";
    public const string TooManySearches = "短い間に続けて検索されたため、まだ検索していません。1分ほど待ってから、もう一度検索してください。";
    public const string SearchBusy = "ただいま混み合っています。少し待ってから、もう一度検索してください。";
    public const string PressTaken = "この操作は、もう受け付けました。カードが変わらないときは、少し待ってから、もう一度押してください。";
    public const string ButtonUnknown = "このボタンは今は使えません。お手数ですが、もう一度メッセージを送って、新しいカードからお試しください。";
}
