using NodaTime;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;

namespace Sendai.Domain.Tests.Summaries;

/// <summary>Which messages ask for what was said in a meeting, and what exactly they ask for.</summary>
public sealed class SummaryWishReaderTests
{
    private static readonly LocalDate Today = new(2026, 11, 21);

    private static readonly SummaryWishReader Reader = new(
        [Kind("liaison", "事業所連絡会", "連絡会"), Kind("review", "ちょこっとレビュー", "ケースレビュー"), Kind("study", "事例検討", "GSV"), Kind("case", "個別ケース会議", "ケース会議")],
        [new Ward("東"), new Ward("西")]);

    [Theory]
    [InlineData("先月の連絡会で何が決まった？", SummaryPart.Decisions, "")]
    [InlineData("先月の連絡会で何が決まりましたか", SummaryPart.Decisions, "")]
    [InlineData("せんげつのれんらくかいでなにがきまった？", SummaryPart.Decisions, "")]
    [InlineData("前回の宿題は？", SummaryPart.Homework, "")]
    [InlineData("前回の会議の宿題、だれがやるの？", SummaryPart.Homework, "")]
    [InlineData("この前の連絡会、宿題って何だった？", SummaryPart.Homework, "")]
    [InlineData("送迎について話したのはいつ？", null, "送迎")]
    [InlineData("グループホームについて話し合ったのはいつですか", null, "グループホーム")]
    [InlineData("移動支援について何が決まった？", SummaryPart.Decisions, "移動支援")]
    [InlineData("通学の送迎は、いつの連絡会で話した？", null, "通学の送迎")]
    [InlineData("10月の連絡会のまとめを見たい", null, "")]
    [InlineData("11月20日の連絡会で何を話した？", null, "")]
    [InlineData("今年度の連絡会で決まったこと", SummaryPart.Decisions, "")]
    [InlineData("先週の会議で決まったことを教えて", SummaryPart.Decisions, "")]
    [InlineData("連絡会の議事録", null, "")]
    [InlineData("議事録を見せて", null, "")]
    [InlineData("前回の会議のまとめ", null, "")]
    [InlineData("事例検討で話し合ったことは？", null, "")]
    [InlineData("GSVで話したことを教えてください", null, "")]
    [InlineData("東区の連絡会で何が決まった？", SummaryPart.Decisions, "")]
    [InlineData("前の月の連絡会で出た地域課題は？", SummaryPart.Issues, "")]
    [InlineData("去年の10月の連絡会で決まったことは何ですか", SummaryPart.Decisions, "")]
    [InlineData("ケースレビューで決まったことを見せて", SummaryPart.Decisions, "")]
    [InlineData("前回なにが決まりましたか", SummaryPart.Decisions, "")]
    [InlineData("連絡会で医療的ケアは何が決まった", SummaryPart.Decisions, "医療的ケア")]
    [InlineData("連絡会でひきこもりについて何を話した？", null, "ひきこもり")]
    [InlineData("先月の議事録はどこ？", null, "")]
    [InlineData("まとめを見たい", null, "")]
    public void QuestionAboutAMeeting_IsHeard(string text, SummaryPart? part, string words)
    {
        var wish = Reader.Read(text, Today);

        Assert.NotNull(wish);
        Assert.Equal((part, words), (wish.Part, wish.Words));
    }

    [Theory]
    [InlineData("連絡会って次いつですか")]
    [InlineData("連絡会を予約したい")]
    [InlineData("連絡会に見学に行きたい")]
    [InlineData("ケース会議で決まった支援を家族が拒否する")]
    [InlineData("ケース会議で何も決まらない、どこに相談したらいい")]
    [InlineData("ケース会議でも何も決まっていない利用者さんがいる")]
    [InlineData("会議で話したいことがある")]
    [InlineData("サービス担当者会議で何を話せばいいですか")]
    [InlineData("担当者会議の議事録を家族に渡していいのか")]
    [InlineData("子どもの宿題を見てくれるところ")]
    [InlineData("先週から宿題をやらない子")]
    [InlineData("先月入院が決まった人の家族の相談")]
    [InlineData("先月、就職が決まったけど辞めたいと言う")]
    [InlineData("事例の資料のまとめ方を教えて")]
    [InlineData("地域の課題としてどうまとめたらいいの")]
    [InlineData("いつも本人抜きで決まっちゃう。本人にも入ってもらって話したい")]
    [InlineData("先月から家から出てこない")]
    [InlineData("ケースを出したい")]
    [InlineData("まとめを受け取りたい")]
    [InlineData("お金のまとめ払い")]
    [InlineData("前回の相談の続き")]
    [InlineData("ヘルパーさんと何を話したか覚えていない利用者さん")]
    [InlineData("")]
    public void QuestionForTheDirectory_StaysOne(string text) => Assert.Null(Reader.Read(text, Today));

    [Theory]
    [InlineData("先月の連絡会で何が決まった？", "2026-10-01", "2026-10-31")]
    [InlineData("今月の連絡会で何が決まった？", "2026-11-01", "2026-11-30")]
    [InlineData("先週の会議で何が決まった？", "2026-11-09", "2026-11-15")]
    [InlineData("昨日の会議で何が決まった？", "2026-11-20", "2026-11-20")]
    [InlineData("11月20日の連絡会で何が決まった？", "2026-11-20", "2026-11-20")]
    [InlineData("11月25日の連絡会で何が決まった？", "2025-11-25", "2025-11-25")]
    [InlineData("12月の連絡会で何が決まった？", "2025-12-01", "2025-12-31")]
    [InlineData("2025年4月の連絡会で何が決まった？", "2025-04-01", "2025-04-30")]
    [InlineData("去年の10月の連絡会で何が決まった？", "2025-10-01", "2025-10-31")]
    [InlineData("今年度の連絡会で何が決まった？", "2026-04-01", "2027-03-31")]
    [InlineData("昨年度の連絡会で何が決まった？", "2025-04-01", "2026-03-31")]
    public void Time_LiesBehind(string text, string from, string to)
    {
        var days = Reader.Read(text, Today)!.Days!;

        Assert.Equal((from, to), ($"{days.Start:uuuu-MM-dd}", $"{days.End:uuuu-MM-dd}"));
    }

    [Theory]
    [InlineData("31月の連絡会で何が決まった？")]
    [InlineData("11月31日の連絡会で何が決まった？")]
    [InlineData("連絡会で何が決まった？")]
    public void TimeThatIsNone_LeavesItOpen(string text) => Assert.Null(Reader.Read(text, Today)!.Days);

    [Fact]
    public void WardKindAndLatest_AreHeard()
    {
        var wish = Reader.Read("西区の前回の事例検討で何が決まった？", Today)!;

        Assert.Equal((new Ward("西"), true, "study"), (wish.Ward, wish.IsLatest, Assert.Single(wish.Kinds)));
    }

    private static SessionKind Kind(string id, string name, params string[] words) =>
        new(id, name, null, 60, 10, Bookers.Everyone, 1, new LocalTime(17, 0), 3, [], "") { Words = words };
}
