using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Sendai.Bot.Cases;
using Sendai.Bot.Pages;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Pages;

/// <summary>The pages that the bot has for everybody.</summary>
public sealed class PagesTests
{
    private static readonly string[] Paths = ["/", "/privacy", "/terms"];

    [Fact]
    public async Task TheBot_ShowsThemToAnybodyWithStrictHeaders()
    {
        await using var bot = await BotFactory.StartInProductionAsync();
        using var browser = bot.CreateClient();
        foreach (var path in Paths)
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));

            Assert.Equal(200, (int)answer.StatusCode);
            Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("public, max-age=3600", answer.Headers.CacheControl!.ToString());
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains("<html lang=\"ja\">", text, StringComparison.Ordinal);
            Assert.Contains("区の事務局にお願いします", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);

            using var head = new HttpRequestMessage(HttpMethod.Head, path);
            using var headed = await browser.SendAsync(head);
            Assert.Equal(text.Length > 0, headed.Content.Headers.ContentLength > 0);
        }
    }

    [Fact]
    public async Task TheSettings_NameWhoRunsItAndAreNoHtml()
    {
        await using var bot = await BotFactory.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Pages:Operator"] = "見本市 障害福祉課 <script>",
            ["Pages:Contact"] = "000-000-0000（平日 & 昼）",
        });
        using var browser = bot.CreateClient();

        var text = await browser.GetStringAsync(new Uri("/privacy", UriKind.Relative));

        Assert.Contains("見本市 障害福祉課 &lt;script&gt;が動かすボット", text, StringComparison.Ordinal);
        Assert.Contains("問い合わせ先：000-000-0000（平日 &amp; 昼）", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePrivacyPage_SaysTheTimesThatTheBotKeeps()
    {
        await using var bot = await BotFactory.StartAsync();
        using var browser = bot.CreateClient();

        var text = await browser.GetStringAsync(new Uri("/privacy", UriKind.Relative));

        Assert.Contains($"終了から{CaseSettings.UsualMonths}か月", text, StringComparison.Ordinal);
        Assert.Contains($"書きかけのケースは、{CaseDrafts.Days}日で消します", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InABrowser_TheyFitAPhoneAndCanBeReadInLightAndDark()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Pages:Operator", "見本市 障害福祉課"), new("Pages:Contact", "soudan@example.jp")]);
        await using var app = builder.Build();
        app.MapPages();
        await app.StartAsync();

        var (exitCode, output) = await NodeTools.RunAsync("pages.mjs", string.Join('\n', Paths.Select(path => app.Urls.Single() + path)));

        Assert.Equal(0, exitCode);
        var seen = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(Paths.Length * 4, seen.Count);
        Assert.All(seen, page =>
        {
            Assert.Equal("ja", page.GetProperty("lang").GetString());
            Assert.InRange(page.GetProperty("wide").GetInt32(), 1, page.GetProperty("width").GetInt32());
            Assert.InRange(page.GetProperty("smallest").GetDouble(), 15, 100);
            Assert.InRange(page.GetProperty("contrast").GetDouble(), 4.5, 21);
            Assert.InRange(page.GetProperty("target").GetDouble(), 44, 100);
            var headings = page.GetProperty("headings").EnumerateArray().Select(heading => heading.GetInt32()).ToList();
            Assert.Equal([1, .. Enumerable.Repeat(2, headings.Count - 1)], headings);
            Assert.Equal(0, page.GetProperty("stopped").GetArrayLength());
            Assert.Equal(0, page.GetProperty("foreign").GetArrayLength());
        });
        Assert.Equal(Paths.Length, seen.Select(page => page.GetProperty("title").GetString()).Distinct().Count());
    }
}
