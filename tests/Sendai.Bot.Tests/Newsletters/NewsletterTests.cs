using NodaTime;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Access;
using Sendai.Domain.Access;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Tests.Newsletters;

/// <summary>「ニュースレターの下書き」 and 「委員向けお知らせの下書き」, as 事務局 and administrators meet them.</summary>
public class NewsletterTests : IAsyncLifetime
{
    private NewsletterBot? bot;
    private MeetingSummary? october;

    private NewsletterBot Bot => bot!;

    public async Task InitializeAsync()
    {
        bot = await NewsletterBot.StartAsync();
        october = await Bot.AddAsync(
            NewsletterBot.Here,
            new(2026, 10, 21),
            "みほん連絡会",
            null,
            (SummaryPart.Topics, "8050問題の家庭への関わり方を話し合った\n紙の配り方"),
            (SummaryPart.Decisions, "成年後見の勉強会を2月にひらく"),
            (SummaryPart.Homework, "名簿を作る（みほん相談室）"),
            (SummaryPart.Issues, "金銭管理を手伝う人が足りない"),
            (SummaryPart.Next, "12月16日(水) 14:00"));
        await Bot.AddAsync(NewsletterBot.Here, new(2026, 9, 16), "みほん連絡会", null, (SummaryPart.Decisions, "九月の決定"));
        await Bot.AddAsync(NewsletterBot.Here, new(2026, 10, 22), "みほん連絡会", new SummaryState.Draft(), (SummaryPart.Decisions, "下書きの決定"));
        await Bot.AddAsync(NewsletterBot.There, new(2026, 10, 20), "みほん情報交換会", null, (SummaryPart.Decisions, "ほかの区の決定"));
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Secretariat_GetsLastMonthOfTheirWardByTheme()
    {
        var draft = await NewsletterBot.DraftAsync(Bot.Keeper, "ニュースレターの下書き");

        Assert.Equal(
            "青葉区 ニュースレターの下書き\n2026年10月1日(木)〜2026年10月31日(土)\n1つのまとめから、4件を集めました。\n"
            + "8050問題\n・話し合ったこと：8050問題の家庭への関わり方を話し合った〔1〕\n"
            + "成年後見・権利擁護\n・決まったこと：成年後見の勉強会を2月にひらく〔1〕\n"
            + "金銭管理\n・地域課題：金銭管理を手伝う人が足りない〔1〕\n"
            + "そのほか\n・話し合ったこと：紙の配り方〔1〕\n元のまとめを開く：",
            draft.Shown);
        var source = draft.Button("〔1〕10/21 みほん連絡会");
        Assert.Equal("summary.open", source.Verb);
        Assert.Equal(("青葉", october!.Id), (source.Data.GetProperty("ward").GetString(), source.Data.GetProperty("summary").GetString()));
        Assert.Contains(await Bot.Bot.AuditAsync(), line => line is { What: Operation.MakeNewsletter, On: "青葉" });
    }

    [Fact]
    public async Task Notice_IsShorterAndTellsTheNextMeeting()
    {
        var draft = await NewsletterBot.DraftAsync(Bot.Keeper, "委員向けお知らせの下書き", ("period", "threeMonths"));

        Assert.DoesNotContain("話し合ったこと", draft.Shown, StringComparison.Ordinal);
        Assert.Contains("・決まったこと：九月の決定", draft.Shown, StringComparison.Ordinal);
        Assert.Contains("これからの会\n・みほん連絡会：12月16日(水) 14:00〔1〕", draft.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_AreChosenAndChosenAnew()
    {
        var draft = await NewsletterBot.DraftAsync(Bot.Keeper, "ニュースレターの下書き", ("period", "days"), ("from", "2026-09-01"), ("to", "2026-09-30"));
        Assert.Contains("九月の決定〔1〕", draft.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("成年後見", draft.Shown, StringComparison.Ordinal);

        var again = (await Contacts.Keeper.PressAsync(Bot.Keeper, draft, "期間を選びなおす")).Card;
        Assert.Equal(("days", "2026-09-01", "2026-09-30"), (again.Values["period"], again.Values["from"], again.Values["to"]));

        var wrong = (await Contacts.Keeper.PressAsync(Bot.Keeper, again, "下書きを作る", ("to", "2026-08-31"))).Card;
        Assert.Contains("期間が分かりませんでした", wrong.Shown, StringComparison.Ordinal);
        Assert.Contains("九月の決定", (await Contacts.Keeper.PressAsync(Bot.Keeper, wrong, "下書きを作る", ("from", "2026-09-01"), ("to", "2026-10-31"))).Card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingWasSent_IsSaid()
    {
        var draft = await NewsletterBot.DraftAsync(Bot.Keeper, "ニュースレターの下書き", ("period", "days"), ("from", "2026-01-01"), ("to", "2026-01-31"));

        Assert.Contains("この期間に送られたまとめは、ありません。", draft.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.Buttons, button => button.Title.Contains("受け取る", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Administrator_GetsTheWholeCityOrAWard()
    {
        var choose = await Bot.Administrator.AskAsync("ニュースレターの下書き");
        Assert.Equal(["全区", "青葉区", "宮城野区", "若林区", "太白区", "泉区"], choose.Choices("ward").Keys);
        Assert.Equal("all", choose.Values["ward"]);

        var city = (await Contacts.Keeper.PressAsync(Bot.Administrator, choose, "下書きを作る")).Card;
        Assert.Contains("全区 ニュースレターの下書き", city.Shown, StringComparison.Ordinal);
        Assert.Contains("成年後見", city.Shown, StringComparison.Ordinal);
        Assert.Contains("泉区\nそのほか\n・決まったこと：ほかの区の決定〔2〕", city.Shown, StringComparison.Ordinal);

        var ward = (await Contacts.Keeper.PressAsync(Bot.Administrator, choose, "下書きを作る", ("ward", "泉"))).Card;
        Assert.DoesNotContain("成年後見", ward.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_AreRefused()
    {
        Assert.Contains("青葉区の事務局と管理者です", await Bot.Channel.Personal(99).TextAsync("ニュースレターの下書き 青葉区"), StringComparison.Ordinal);
        Assert.Contains("泉区の事務局と管理者です", await Bot.Keeper.TextAsync("委員向けお知らせの下書き 泉区"), StringComparison.Ordinal);
        Assert.StartsWith("この操作ができるのは、", await Bot.Keeper.TextAsync("ニュースレターの下書き 全区"), StringComparison.Ordinal);
        Assert.Contains("どの区のことか分かりませんでした", await Bot.Keeper.TextAsync("ニュースレターの下書き 先月"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_LinksEachLineToItsSource()
    {
        await Bot.ArrivedAsync(october!, "19:mihon@thread.tacv2;messageid=1", "1792000000000");
        var draft = await NewsletterBot.DraftAsync(Bot.Keeper, "ニュースレターの下書き");

        var (text, type, name) = await Bot.TakeAsync((await Contacts.Keeper.PressAsync(Bot.Keeper, draft, "Markdownで受け取る")).Card);

        Assert.Equal(("text/markdown; charset=utf-8", "青葉区_ニュースレター（下書き）.md"), (type, name));
        Assert.Contains("## 青葉区\n\n### 8050問題\n\n- **話し合ったこと** 8050問題の家庭への関わり方を話し合った[^1]\n", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "## 元のまとめ\n\n[^1]: 青葉区 みほん連絡会 2026年10月21日(水) [Teamsで開く](https://teams.microsoft.com/l/message/19%3Amihon%40thread.tacv2/1792000000000)\n\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_IsTakenOnceAndLinksWithinItself()
    {
        await Bot.ArrivedAsync(october!, "a:person", "1", isPersonal: true);
        var draft = await NewsletterBot.DraftAsync(Bot.Keeper, "ニュースレターの下書き");
        var offered = (await Contacts.Keeper.PressAsync(Bot.Keeper, draft, "印刷用に受け取る")).Card;

        var (page, type, name) = await Bot.TakeAsync(offered);

        Assert.Equal(("text/html; charset=utf-8", "青葉区_ニュースレター（下書き）.html"), (type, name));
        Assert.Contains("成年後見の勉強会を2月にひらく<a id=\"fnref:2\" href=\"#fn:1\"", page, StringComparison.Ordinal);
        Assert.Contains("<li id=\"fn:1\">\n<p>青葉区 みほん連絡会 2026年10月21日(水)", page, StringComparison.Ordinal);
        // Where a copy lies with a person, nobody else could open it.
        Assert.DoesNotContain("teams.microsoft.com", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<script|src=|@import|url\\(|<link", page);
        Assert.Contains("このリンクは使えません", (await Bot.TakeAsync(offered)).Text, StringComparison.Ordinal);
        Assert.Contains("成年後見", (await Contacts.Keeper.PressAsync(Bot.Keeper, offered, "下書きにもどる")).Card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_IsGoneFromTheFileThatIsTakenAfterwards()
    {
        var draft = await NewsletterBot.DraftAsync(Bot.Keeper, "ニュースレターの下書き");
        var offered = (await Contacts.Keeper.PressAsync(Bot.Keeper, draft, "Markdownで受け取る")).Card;
        var withdrawn = ((SummaryDecision.Changed)october!.Withdraw(Instant.FromUtc(2026, 11, 2, 0, 0))).Summary;
        await Bot.Bot.Store().UpsertAsync(
            SummaryKeys.Table,
            SummaryRows.Head(SummaryKeys.PartitionOf(NewsletterBot.Here), withdrawn),
            default);

        var (text, _, _) = await Bot.TakeAsync(offered);

        Assert.DoesNotContain("成年後見", text, StringComparison.Ordinal);
        Assert.Contains("この期間の会のまとめは、ありません。", text, StringComparison.Ordinal);
    }
}
