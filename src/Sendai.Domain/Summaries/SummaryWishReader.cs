using System.Text.RegularExpressions;
using NodaTime;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;

namespace Sendai.Domain.Summaries;

/// <summary>
/// Hears in a message that somebody asks what was said or decided in a meeting. It rather hears nothing than takes a question
/// from the directory: most who name a meeting tell of a person, and want to know where to turn.
/// </summary>
public sealed partial class SummaryWishReader
{
    private static readonly string[] AnyMeeting = HeardMessage.Words("会議", "かいぎ", "打ち合わせ");
    // What the city calls its own meetings comes with the kinds of sessions.
    private static readonly string[] Meetings = HeardMessage.Words("れんらくかい", "協議会", "部会", "交換会", "検討会", "ネットワーク会議");
    private static readonly string[] Homework = HeardMessage.Words("宿題", "しゅくだい");
    private static readonly string[] Issues = HeardMessage.Words("地域課題", "課題");
    private static readonly string[] Raised = HeardMessage.Words("出た", "でた", "出ました", "挙がった", "上がった", "あがった", "出された");
    private static readonly string[] Decided = HeardMessage.Words("決まりました", "決まった", "きまりました", "きまった", "決定事項", "決定した", "決定", "決めました", "決めた");
    private static readonly string[] Said = HeardMessage.Words(
        "話し合いました", "話し合われた", "話し合った", "話しました", "話された", "話した", "はなした", "話題になった", "話題", "議論した", "議論", "議題", "報告", "話が", "話");
    private static readonly string[] Show = HeardMessage.Words(
        "教えてください", "教えて", "おしえて", "見せて", "見たい", "みたい", "読みたい", "知りたい", "探して", "探したい", "探す", "検索", "確認したい", "確認", "内容", "まとめ", "議事録", "会議録", "議事");
    private static readonly string[] Asking = HeardMessage.Words("何", "なに", "なん", "どんな", "どのような", "いつ", "だれ", "誰", "どれ", "どこ");
    private static readonly string[] About = HeardMessage.Words("について", "に関して", "に関する", "のことを", "のことで", "の話は", "の話が");

    // Whoever says so asks where to turn, wants to take part, or has something to write.
    private static readonly string[] Others = HeardMessage.Words(
        "相談したい", "相談でき", "相談先", "どこに", "どこへ", "誰に", "だれに", "困って", "困った", "どうしたら", "どうすれば", "べき", "予約", "申し込", "提出", "出したい", "受け取", "受取",
        "書き方", "作り方", "取り方", "まとめ方", "話したい", "話せ", "話す", "参加したい", "見学", "利用した", "使える", "届け先", "出す", "送りたい", "送る");

    private readonly IReadOnlyList<(string Id, string[] Words)> kinds;
    private readonly string[] kindWords;
    private readonly IReadOnlyList<(Ward Ward, string[] Names)> wards;

    /// <summary>For a city.</summary>
    /// <param name="kinds">The kinds of sessions, with what people call them.</param>
    /// <param name="wards">The wards.</param>
    public SummaryWishReader(IEnumerable<SessionKind> kinds, IEnumerable<Ward> wards)
    {
        this.kinds = [.. kinds.Select(kind => (kind.Id, HeardMessage.Words([.. kind.Words.Append(kind.Name).Where(word => word.Length > 1)])))];
        kindWords = [.. this.kinds.SelectMany(kind => kind.Words).Distinct().OrderByDescending(word => word.Length)];
        this.wards = [.. wards.Select(ward => (ward, HeardMessage.Words($"{ward.Name}区", ward.Name)))];
    }

    /// <summary>What a message wants to know; null when it asks for nothing that was said in a meeting.</summary>
    /// <param name="text">The message.</param>
    /// <param name="today">By the city's calendar.</param>
    public SummaryWish? Read(string text, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (HeardMessage.Of(text) is not { } message || message.Has(Others))
        {
            return null;
        }

        var (times, days, isLatest) = SummaryTimes.Read(message.Text, today);
        var isMeeting = message.Has(kindWords) || message.Has(Meetings) || message.Has(AnyMeeting);
        var isAbout = message.Has(About);
        // What is left of a message without what it asks for is what it was about. Most ask for nothing, and are not taken apart.
        var rest = new Lazy<HeardMessage>(() => message
            .Without(times).Without(kindWords).Without(Meetings).Without(AnyMeeting).Without(wards.SelectMany(ward => ward.Names))
            .Without(Decided).Without(Said).Without(Homework).Without(Show).Without(Asking).Without(About));
        if (!IsAsked(message, isMeeting, isMeeting || times.Count > 0, isAbout, rest))
        {
            return null;
        }

        var named = kinds.Where(kind => message.Has(kind.Words)).Select(kind => kind.Id).ToHashSet(StringComparer.Ordinal);
        string[] names = [.. kindWords.Concat(Meetings).Where(word => message.Text.Contains(word, StringComparison.Ordinal))];
        var part = PartOf(message);
        var words = (part == SummaryPart.Issues ? rest.Value.Without(Issues).Without(Raised) : rest.Value).Rest().Select(Noun).Where(IsWord);
        return new SummaryWish(message.WardAmong(wards), named, names, days, isLatest, part, string.Join(' ', words));
    }

    private static bool IsAsked(HeardMessage message, bool isMeeting, bool isPlaced, bool isAbout, Lazy<HeardMessage> rest)
    {
        // 「何が決まった」, 「話したのはいつ」
        if (Asked().IsMatch(message.Text))
        {
            return isMeeting || isAbout || (isPlaced && rest.Value.IsNothing);
        }

        // 「連絡会のまとめ」, 「前回の宿題」, 「会議で決まったこと」
        var isThing = Record().IsMatch(message.Text) || (message.Has(Decided) && isPlaced) || (message.Has(Homework) && isPlaced) || (message.Has(Said) && isMeeting);
        return (isThing && (isAbout || rest.Value.IsNothing))
            || (isMeeting && message.Has(Issues) && message.Has(Raised) && rest.Value.Without(Issues).Without(Raised).IsNothing);
    }

    private static SummaryPart? PartOf(HeardMessage message) =>
        message.Has(Homework) ? SummaryPart.Homework
        : message.Has(Decided) ? SummaryPart.Decisions
        : message.Has(Issues) && message.Has(Raised) ? SummaryPart.Issues
        : null;

    /// <summary>Without the grammar around it.</summary>
    private static string Noun(string piece) => Grammar().Replace(piece, "");

    private static bool IsWord(string piece) => piece.Length > 3 || piece.Any(letter => !JapaneseText.IsHiragana(letter) && letter != 'ー');

    [GeneratedRegex(
        "(?:何|なに|なん|どんな|どのよう).{0,5}?(?:決まった|きまった|決まりまし|きまりまし|決定した|決めた|決めまし|話し合った|話し合いまし|話し合われ|話した(?!い)|話しまし|話された|はなした(?!い)|話が出|話題|議論|報告され)"
        + "|いつ.{0,12}?(?:話し合った|話し合いまし|話した(?!い)|話しまし|話された|話題に|議論した|決まった|決まりまし|決めた)"
        + "|(?:決まった|きまった|決定した|決めた|話し合った|話した|はなした|話題になった|議論した)(?:の|こと|もの|話|内容|回|会)?(?:は|って|が)?.{0,2}?(?:いつ|何|なに|なん|どれ|教え|おしえ)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex("まとめ(?![たるてよれらき方役])|議事録|会議録", RegexOptions.CultureInvariant)]
    private static partial Regex Record();

    [GeneratedRegex("^(?:の|は|を|が|に|で|と|も|って|から|まで|とか|や)+|(?:の|は|を|が|に|で|と|も|って|から|まで|とか|や|ですか|でしたか|でした|です|ますか|した|のは|か|ね|よ|な)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
