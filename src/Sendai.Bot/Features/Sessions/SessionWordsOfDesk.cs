using Sendai.Bot.Reviews;
using Sendai.Domain.Reviews.Series;

namespace Sendai.Bot.Features.Sessions;

/// <summary>What the 事務局 is told in words.</summary>
internal static class SessionWordsOfDesk
{
    public const string CardUnusable = "このカードは使えなくなっています。何も変えていません。「開催の一覧」から、もう一度お試しください。";
    public const string NoSession = "この会は見つかりませんでした。何も変えていません。「開催の一覧」で確かめてください。";
    public const string DoneBefore = "この操作は、もう済んでいます。いまの内容は、こちらです。";

    public const string TimeFlaw = "開始時刻は「10:00」のように書いてください。";
    public const string LinkFlaw = "オンラインのアドレスは、https:// で始まるものにしてください。";
    public const string TooLate = "終わりが翌日になってしまいます。枠の数か時間を減らしてください。";
    public const string PastFlaw = "もう過ぎた日時です。これからの日時にしてください。";

    public static string PlaceFlaw { get; } = $"場所は{SessionFields.PlaceLength}文字までにしてください。";

    public static string CapacityFlaw { get; } = $"1から{SessionFields.MostPlaces}までの数にしてください。";

    /// <summary>Why a rule was not understood.</summary>
    public static string Of(SeriesFlaw flaw) => flaw switch
    {
        SeriesFlaw.Weekly => "毎週・隔週のくり返しは使えません。「毎月第1・第3水曜」のように書いてください。",
        SeriesFlaw.MonthsNotSaid => "どの月かが分かりません。「偶数月の第2水曜」「4・7・10月の第2水曜」のように書いてください。",
        SeriesFlaw.NoSuchMonth => "月は、1月から12月までで書いてください。",
        SeriesFlaw.OrdinalMissing => "第何週かが分かりません。「毎月第2水曜」のように書いてください。",
        SeriesFlaw.NoSuchOrdinal => "「第1」から「第5」まで、または「最終」で書いてください。",
        SeriesFlaw.WeekdayMissing => "曜日が分かりません。「毎月第2水曜」のように書いてください。",
        SeriesFlaw.SeveralWeekdays => "曜日は1つだけにしてください。曜日ごとに、分けて作れます。",
        _ => "くり返しの書き方が分かりませんでした。「毎月第2水曜」「偶数月の最終木曜」のように書いてください。",
    };

    /// <summary>Why a day of a rule is not held.</summary>
    public static string Of(LeftOutReason reason) => reason switch
    {
        LeftOutReason.Holiday => "祝日のため休み",
        LeftOutReason.Exception => "除いた日",
        LeftOutReason.Double => "ずらした先の日に、もう会がある",
        LeftOutReason.OutOfRange => "期間の外になる",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without words."),
    };
}
