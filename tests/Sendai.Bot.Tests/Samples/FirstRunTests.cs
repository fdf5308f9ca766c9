using System.Text.RegularExpressions;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Conversations;
using Sendai.Bot.Tests.Playground;

namespace Sendai.Bot.Tests.Samples;

/// <summary>The tour of the README: what somebody sees and does who has just cloned the project. The pictures stay as artifacts of the run.</summary>
public sealed partial class FirstRunTests
{
    [Theory]
    [InlineData("desktop", 1280, 1000)]
    [InlineData("phone", 390, 844)]
    public async Task Specialist_BooksASlot_AndGivesItUp(string window, int width, int height)
    {
        await using var tour = await Tour.StartAsync(width, height);
        var browser = tour.Browser;
        await browser.WaitForAsync("困っていることを、ふだんの言葉で");

        await browser.TypeAsync("予約したい");
        await browser.WaitForAsync("満員（キャンセル待ち 1人）");
        await KeepAsync(browser, $"{window}-1-list");

        await browser.PressAsync("予約する");
        await browser.WaitForAsync("この会を予約しますか");
        await browser.ChooseAsync("話したいこと", "事務");
        await KeepAsync(browser, $"{window}-2-form");

        await browser.PressAsync("予約する");
        await browser.WaitForAsync("予約できました");
        await browser.WaitForAsync("話すこと：事務");
        await KeepAsync(browser, $"{window}-3-booked");

        await browser.PressAsync("時間を変える");
        await browser.WaitForAsync("いつに変えますか");
        await KeepAsync(browser, $"{window}-4-move");

        await browser.TypeAsync("わたしの予約");
        await browser.WaitForAsync("キャンセル待ち 1番目");
        await KeepAsync(browser, $"{window}-5-mine");

        await browser.PressAsync("取り消す");
        await browser.PressAsync("はい、取り消します");
        await browser.WaitForAsync("予約を取り消しました");
    }

    [Fact]
    public async Task Specialist_FindsWhatWasDecidedLastMonth()
    {
        await using var tour = await Tour.StartAsync(390, 844);
        var browser = tour.Browser;
        await browser.WaitForAsync("困っていることを、ふだんの言葉で");

        await browser.TypeAsync("先月の連絡会で何が決まった？");

        await browser.WaitForAsync("空いている短期入所を、月に1回、みんなで持ち寄る");
        await KeepAsync(browser, "phone-found");
    }

    [Fact]
    public async Task Secretariat_CancelsABooking_AndWhoWaitsMovesUp()
    {
        await using var tour = await Tour.StartAsync(1280, 1000);
        var browser = tour.Browser;
        await browser.WaitForAsync("困っていることを、ふだんの言葉で");
        await browser.SwitchToAsync("channel");
        await browser.TypeAsync("開催の一覧", mention: true);
        await browser.WaitForAsync("満員（キャンセル待ち 1人）");
        var full = Slots().Match(await browser.ReadAsync()).Value;
        await browser.PressAsync($"{full} を開く");
        await browser.PressAsync("参加者の一覧");
        await browser.WaitForAsync("予約 6人、キャンセル待ち 1人");
        await KeepAsync(browser, "desktop-6-roster");

        await browser.ChooseAsync("予約を取り消す方", "みほん 2（見本）");
        await browser.PressAsync("この方の予約を取り消す");
        await browser.WaitForAsync("予約を取り消しますか？");
        await browser.PressAsync("取り消す");
        await browser.WaitForAsync("予約を取り消しました。");
        await browser.SwitchToAsync("personal");
        await browser.WaitForAsync("枠が空いたので、予約しました");
        await KeepAsync(browser, "desktop-7-moved-up");
    }

    [Fact]
    public async Task Secretariat_MakesASeries()
    {
        await using var tour = await Tour.StartAsync(1280, 1000);
        var browser = tour.Browser;
        await browser.WaitForAsync("困っていることを、ふだんの言葉で");
        await browser.TypeAsync("会をひらく 青葉区");
        await browser.PressAsync("ちょこっとケースレビュー");
        await browser.WaitForAsync("内容を確かめる");
        var first = TimeProvider.System.GetUtcNow().AddDays(40);
        await browser.FillAsync("開催日（くり返しのときは、この日から）", $"{first:yyyy-MM-dd}");
        await browser.FillAsync("開始時刻", "10:00");
        await browser.FillAsync("くり返し（1回だけなら、空のまま）", "毎月第2水曜");
        await browser.FillAsync("くり返しの最後の日", $"{first.AddDays(150):yyyy-MM-dd}");
        await KeepAsync(browser, "desktop-8-series");
        await browser.PressAsync("内容を確かめる");
        await browser.WaitForAsync("この内容で作りますか");
        await KeepAsync(browser, "desktop-9-preview");
        await browser.PressAsync("この内容で作る");
        await browser.WaitForAsync("会を作りました");
    }

    [Theory]
    [InlineData("desktop", 1280, 1000)]
    [InlineData("phone", 390, 844)]
    public async Task Secretariat_SendsASummaryToTwoChannels_AndPutsItRight(string window, int width, int height)
    {
        await using var tour = await Tour.StartAsync(width, height);
        var browser = tour.Browser;
        await browser.WaitForAsync("困っていることを、ふだんの言葉で");
        await browser.SwitchToAsync("second");
        await browser.TypeAsync("まとめを受け取る", mention: true);
        await browser.WaitForAsync("会議のまとめを受け取る");
        await browser.ChooseAsync("どの区のまとめですか", "青葉区");
        await browser.PressAsync("受け取る");
        await browser.WaitForAsync("受け取りをやめる");
        await browser.SwitchToAsync("channel");

        await browser.SwitchToAsync("personal");
        await browser.TypeAsync("まとめを出す");
        await browser.WaitForAsync("議事メモを貼り付ける");
        await browser.ChooseAsync("会議", "会の記録にない会議");
        await browser.PressAsync("議事メモを貼り付ける");
        await browser.WaitForAsync("見出しや言葉を手がかりに");
        await browser.FillAsync("議事メモ", "■話題\n・短い泊まりの探し方。山田太郎さんの事例。\n■決まったこと\n・空きを月1回持ち寄ることに決まった。\n■宿題\n・A事業所が12月10日までにひな形を作る。");
        await browser.PressAsync("欄に分ける");
        await browser.WaitForAsync("欄に分けました");
        await browser.ChooseAsync("会の種類", "ちょこっとケースレビュー");
        await browser.FillAsync("会議の名前", "11月の会");
        await browser.FillAsync("開催日", $"{TimeProvider.System.GetUtcNow().AddDays(-2):yyyy-MM-dd}");
        await KeepAsync(browser, $"{window}-10-split");

        // A name is in it: nothing is kept before it is replaced.
        await browser.PressAsync("保存して確かめる");
        await browser.WaitForAsync("まだ保存されていません");
        await KeepAsync(browser, $"{window}-11-found");
        await browser.PressAsync("置き換えて保存して確かめる");
        await browser.WaitForAsync("届け先：2件");
        await KeepAsync(browser, $"{window}-12-preview");

        await browser.FillAsync("送る前の確かめ", "5");
        await browser.PressAsync("今すぐ送る");
        await browser.WaitForAsync("入れた数が、届け先の件数とちがいます");
        await browser.FillAsync("送る前の確かめ", "2");
        await browser.PressAsync("今すぐ送る");
        await browser.WaitForAsync("2件に送り始めました");

        await browser.SwitchToAsync("second");
        await browser.WaitForAsync("空きを月1回持ち寄ることに決まった");
        Assert.DoesNotContain("山田", await browser.ReadAsync(), StringComparison.Ordinal);
        await browser.PressAsync("読みました");
        await browser.WaitForAsync("読みました：1");
        await KeepAsync(browser, $"{window}-13-second-channel");
        await browser.SwitchToAsync("channel");
        await browser.WaitForAsync("空きを月1回持ち寄ることに決まった");
        await browser.WaitForAsync("済 2／届け先 2");
        await KeepAsync(browser, $"{window}-14-board");

        await browser.SwitchToAsync("personal");
        await browser.PressAsync("訂正する");
        await browser.WaitForAsync("訂正を確かめる");
        await browser.FillAsync("決まったこと", "空きを2週間に1回持ち寄ることに決まった。");
        await browser.PressAsync("訂正を確かめる");
        await browser.WaitForAsync("届いている2件のまとめが");
        await browser.PressAsync("訂正を送る");
        await browser.SwitchToAsync("second");
        await browser.WaitForAsync("2週間に1回");
        await browser.WaitForAsync("に書き直しました");
        await KeepAsync(browser, $"{window}-15-corrected");
    }

    private static async Task KeepAsync(PlaygroundBrowser browser, string name) =>
        Assert.True(new FileInfo(await browser.ScreenshotAsync($"tour-{name}")).Length > 10_000);

    [GeneratedRegex(@"\d+月\d+日\(.\) 10:00〜11:00")]
    private static partial Regex Slots();

    /// <summary>The bot with its sample, and Microsoft's client in front of it.</summary>
    private sealed class Tour : IAsyncDisposable
    {
        private RunningBot? bot;
        private PlaygroundClient? playground;
        private PlaygroundBrowser? browser;

        public PlaygroundBrowser Browser => browser!;

        public static async Task<Tour> StartAsync(int width, int height)
        {
            var tour = new Tour();
            try
            {
                var port = BotProgram.FreePort();
                tour.bot = await RunningBot.StartWithSamplesAsync(("Samples:ServiceUrl", $"http://localhost:{port}/_connector"));
                tour.playground = await PlaygroundClient.StartAsync(tour.bot.Endpoint, port);
                tour.browser = await PlaygroundBrowser.OpenAsync(tour.playground.Url, width, height);
                return tour;
            }
            catch
            {
                await tour.DisposeAsync();
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var part in new IAsyncDisposable?[] { browser, playground, bot })
            {
                if (part is not null)
                {
                    await part.DisposeAsync();
                }
            }
        }
    }
}
