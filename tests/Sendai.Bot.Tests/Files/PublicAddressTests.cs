using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sendai.Bot.Access;
using Sendai.Bot.Files;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using Sendai.Tables.Sqlite;
using Sendai.Teams.Authentication;
using Sendai.Teams.Tests.Support;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Files;

/// <summary>Under which address people find the links.</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("Production", null, null)]
    [InlineData("Production", "", null)]
    [InlineData("Staging", null, null)]
    [InlineData("Production", "https://bot.example.jp", "https://bot.example.jp/files/x")]
    [InlineData("Production", "https://bot.example.jp:8443/", "https://bot.example.jp:8443/files/x")]
    [InlineData("Development", "http://192.168.0.2:3978", "http://192.168.0.2:3978/files/x")]
    // A server for tests does not say where it listens.
    [InlineData("Development", null, "http://localhost/files/x")]
    public void Setting_IsTheAddress(string environment, string? setting, string? link) =>
        Assert.Equal(link, Read(environment, setting).Of("/files/x")?.AbsoluteUri);

    [Theory]
    [InlineData("Production", "http://bot.example.jp")]
    [InlineData("Staging", "http://bot.example.jp")]
    [InlineData("Production", "bot.example.jp")]
    [InlineData("Production", "https://bot.example.jp/bot")]
    [InlineData("Production", "https://bot.example.jp/?x")]
    [InlineData("Production", "https://himitsu@bot.example.jp")]
    [InlineData("Development", "ftp://himitsu")]
    public void WhatIsNoAddress_IsSaidWithoutItsValue(string environment, string setting)
    {
        var refusal = Assert.Throws<BotSettingsException>(() => Read(environment, setting));

        Assert.StartsWith("Bot:PublicUrl", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("himitsu", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bot_WithAnAddressThatIsNoneDoesNotStart()
    {
        var settings = new Dictionary<string, string?> { ["Bot:PublicUrl"] = "bot.example.jp", ["Storage:Path"] = BotFactory.NewDatabase() };

        var ran = await BotProgram.RunWithAsync(settings, "--no-playground", "--port", $"{BotProgram.FreePort()}");

        Assert.StartsWith("Bot:PublicUrl", ran.AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InProductionWithoutAnAddress_ThereAreNoLinksAndNoRows()
    {
        await using var bot = await BotFactory.StartInProductionAsync(
            services: services => services.AddFile(FileBot.Kind, _ => (_, _) => Task.FromResult<FileContent?>(null)));

        Assert.Null(await bot.Services.GetRequiredService<FileDesk>().OfferAsync(FileBot.Somebody, FileBot.Kind, "x", default));

        Assert.Empty(await bot.Services.GetRequiredService<ITableStore>().ReadAllAsync(FileLinks.Table, new TableQuery(), default).ToListAsync());
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", "127.0.0.1")]
    [InlineData("http://*:0", "localhost")]
    public async Task OnTheRealServer_LinkOpensInDevelopment_AndItsTokenIsInNoLog(string listens, string host)
    {
        using var log = new LogLines();
        await using var store = new SqliteTableStore(BotFactory.NewDatabase());
        await using var app = await StartAsync(listens, log, store);
        var link = (await app.Services.GetRequiredService<FileDesk>().OfferAsync(FileBot.Somebody, FileBot.Kind, "x", default))!;
        Assert.Equal((host, new Uri(app.Urls.Single().Replace("[::]", "localhost", StringComparison.Ordinal)).Port), (link.Host, link.Port));

        using var browser = new HttpClient();
        Assert.Contains("受け取る", await browser.GetStringAsync(link), StringComparison.Ordinal);
        using (var request = new HttpRequestMessage(HttpMethod.Head, link))
        using (var head = await browser.SendAsync(request))
        {
            Assert.Equal(200, (int)head.StatusCode);
        }

        using (var file = await browser.PostAsync(link, content: null))
        {
            Assert.Equal("見本", await file.Content.ReadAsStringAsync());
        }

        // On the same connection: nothing of the request before is left.
        using var other = await browser.GetAsync(new Uri(link, "/files"));
        Assert.Equal(404, (int)other.StatusCode);
        await app.StopAsync();
        Assert.Contains(log.All, line => line.Contains("/files", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains(link.AbsolutePath.Split('/').Last(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task InAPhonesBrowser_ButtonGivesTheFile_AndTheLinkIsUsedUp()
    {
        using var log = new LogLines();
        await using var store = new SqliteTableStore(BotFactory.NewDatabase());
        await using var app = await StartAsync("http://127.0.0.1:0", log, store);
        var link = (await app.Services.GetRequiredService<FileDesk>().OfferAsync(FileBot.Somebody, FileBot.Kind, "x", default))!;

        var (exitCode, output) = await NodeTools.RunAsync("link.mjs", link.AbsoluteUri);

        Assert.Equal(0, exitCode);
        var seen = JsonElement.Parse(output);
        Assert.Equal("ファイルを受け取る", seen.GetProperty("title").GetString());
        Assert.InRange(seen.GetProperty("width").GetInt32(), 1, 390);
        // The style is let in by the policy, and the button is for a finger.
        Assert.InRange(seen.GetProperty("button").GetProperty("height").GetDouble(), 44, 80);
        Assert.InRange(seen.GetProperty("button").GetProperty("width").GetDouble(), 300, 390);
        Assert.Equal(("見本の予定.ics", "見本"), (seen.GetProperty("file").GetString(), seen.GetProperty("text").GetString()));
        Assert.Equal(0, seen.GetProperty("stopped").GetArrayLength());
        Assert.Equal("このリンクは使えません", seen.GetProperty("after").GetString());
    }

    private static async Task<WebApplication> StartAsync(string listens, LogLines log, ITableStore store)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls(listens);
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace).AddFilter<LogLines>("", LogLevel.Trace);
        builder.Services.AddSingleton(store).AddSingleton(TimeProvider.System).AddSingleton<AuditLog>().AddFiles(builder.Configuration);
        builder.Services.AddFile(FileBot.Kind, _ => (_, _) => Task.FromResult<FileContent?>(FileBot.File() with { FileName = "見本の予定.ics" }));
        var app = builder.Build();
        app.MapFiles();
        await app.StartAsync();
        return app;
    }

    private static PublicAddress Read(string environment, string? setting)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment, DisableDefaults = true });
        builder.Configuration["Bot:PublicUrl"] = setting;
        return new PublicAddress(builder.Configuration, builder.Environment, Silent.Server);
    }

    private sealed class Silent : IServer
    {
        public static Silent Server { get; } = new();

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public void Dispose()
        {
        }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
