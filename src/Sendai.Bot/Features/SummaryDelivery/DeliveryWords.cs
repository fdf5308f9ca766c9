using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>What is said around a delivery.</summary>
internal static class DeliveryWords
{
    public const string CardUnusable = "このカードは使えなくなっています。何も変えていません。新しいほうの「届き方」のカードから、もう一度お試しください。";
    public const string NoSummary = "このまとめは見つかりませんでした。何も変えていません。";
    public const string NotSent = "このまとめは、まだ送られていません。何も変えていません。";
    public const string NotNow = "このまとめは、いまはその操作ができません。何も変えていません。いまの様子は、こちらです。";
    public const string NothingFailed = "もう一度送るところは、いまはありません。";
    public const string SendsAgain = "失敗したところへ、もう一度送ります。このカードで様子が分かります。";
    public const string GoesOn = "止めたところへ送ります。このカードで様子が分かります。";
    public const string NothingStopped = "止めたところで、これから送れるところは、いまはありません。";
    public const string WasStopped = "データを控えから戻したときに止めました。もう届いているかもしれません。届け先で確かめて、まだなら送ってください。";
    public const string Reminds = "まだの届け先に、短いお知らせを送ります。お知らせは1回だけです。";
    public const string RemindedBefore = "まだの届け先には、もうお知らせしています。お知らせは1回だけです。";
    public const string Withdraws = "取り下げました。届いていたまとめは、取り下げのお知らせに置き換わります。まだ届いていないところには送りません。";
    public const string NoFiles = "ファイルのお渡しは、まだ準備されていません。管理者に、ボットの公開アドレスの設定をお願いしてください。";
    public const string NoQuestion = "この質問は見つかりませんでした。何も変えていません。";
    public const string AnsweredBefore = "この質問には、もう答えています。あとから書いた答えは送っていません。";

    // Names of channels may be long, and a card has room for several.
    private const int LongestName = 40;

    public static string Heading(MeetingSummary summary, Instant now) => $"まとめの届き方：{SummaryWords.Title(summary.Meeting, now)}";

    /// <summary>A recipient as cards show it.</summary>
    public static string Name(SummaryRecipient recipient) =>
        recipient.Name is { Length: > LongestName } name ? $"{TypedText.Cut(name, LongestName)}…" : recipient.Name is { Length: > 0 } whole ? whole : Kind(recipient);

    public static string Kind(SummaryRecipient recipient) => recipient.IsPersonal ? "個人" : "チャネル";

    public static string At(DateTimeOffset at, Instant now) => SessionWords.At(Instant.FromDateTimeOffset(at), now);

    /// <summary>The numbers of a delivery in one line, all states but 済.</summary>
    public static string Counts(DeliveryView view) => string.Join(
        "　",
        new[] { MessageState.Planned, MessageState.Sending, MessageState.Failed, MessageState.Stopped }.Select(state => $"{SummaryWords.Of(state)} {view.Count(state)}"));

    public static string Done(DeliveryView view) => $"{SummaryWords.Of(MessageState.Sent)} {view.Count(MessageState.Sent)}／届け先 {view.Lines.Count}";
}
