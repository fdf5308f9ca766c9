
namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>What is said around the writing of a summary.</summary>
internal static class WritingWords
{
    public const string CardUnusable = "このカードは使えなくなっています。何も変えていません。「まとめの一覧」から、もう一度お試しください。";
    public const string NoSummary = "このまとめは見つかりませんでした。ほかの方が下書きを捨てたのかもしれません。何も変えていません。「まとめの一覧」で確かめてください。";
    public const string NoSession = "この会は見つかりませんでした。まだ何も保存していません。「まとめを出す」から、会議を選び直してください。";
    public const string ChooseMeeting = "会議を選んでください。まだ何も保存していません。";
    public const string TooLong = "書いた文は長いので、このカードに残したままにしています。文を短くしてから、もう一度押してください。";
    public const string TextsStay = "書いた文はそのまま残っています。";
    public const string NotSaved = "まだ保存されていません。";
    public const string NotSent = "まだ送っていません。";
    public const string MayHaveCome = "データを控えから戻したときに、送る時刻を過ぎていたので止めました。もう届いているかもしれません。届け先で確かめて、まだなら送ってください。届いていたら、この下書きは捨ててかまいません。";
    public const string SentMeanwhile = "書いているあいだに、このまとめは送られました。訂正として、つづけられます。";
    public const string Anonymous = "お名前・電話番号・住所など、個人が分かることは書かないでください。「Aさん」「B事業所」のように書けます。";

    /// <summary>How a channel comes to be a recipient.</summary>
    public const string HowToSubscribe = "受け取りたいチャネルで、このボットに「まとめを受け取る」と書くと、そのチャネルに届くようになります。";
}
