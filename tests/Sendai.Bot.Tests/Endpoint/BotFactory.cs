using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Tests.Support;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>The whole program with Sendai's data, a database of its own, and a connector on this machine that notes what it gets.</summary>
internal sealed class BotFactory : WebApplicationFactory<Program>
{
    private readonly string database;
    private readonly string environment;
    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly TimeProvider time;
    private readonly Action<IServiceCollection>? services;

    private ConnectorServer? connector;
    private TestOpenId? openId;

    private BotFactory(
        string database, string environment, IReadOnlyDictionary<string, string?> settings, TimeProvider time, Action<IServiceCollection>? services)
    {
        this.database = database;
        this.environment = environment;
        this.settings = settings;
        this.time = time;
        this.services = services;
    }

    public ConnectorServer Connector => connector!;

    /// <summary>Whose tokens a bot in Production believes.</summary>
    public TestOpenId OpenId => openId!;

    public LogLines Log { get; } = new();

    /// <param name="database">A file, or nothing for one of its own; give the same twice for a restart.</param>
    /// <param name="environment">The host's environment.</param>
    /// <param name="appId">The bot's app id.</param>
    /// <param name="time">The clock, or nothing for noon on a working day.</param>
    /// <param name="services">What takes the place of the program's own parts.</param>
    public static async Task<BotFactory> StartAsync(
        string? database = null,
        string environment = "Development",
        string? appId = null,
        TimeProvider? time = null,
        Action<IServiceCollection>? services = null)
    {
        var settings = new Dictionary<string, string?> { ["Bot:AppId"] = appId };
        return await StartAsync(new BotFactory(database ?? NewDatabase(), environment, settings, time ?? FixedTime.WorkingDayNoon, services));
    }

    /// <summary>The bot as it faces the internet. Everything that is posted here carries a good token, unless a test brings its own.</summary>
    /// <param name="database">A file, or nothing for one of its own; give the same twice for a restart.</param>
    /// <param name="time">The clock, or nothing for noon on a working day.</param>
    /// <param name="services">What takes the place of the program's own parts.</param>
    /// <param name="settings">Settings besides those that are needed, or in their place.</param>
    /// <param name="environment">Production, or another environment with an app id.</param>
    public static async Task<BotFactory> StartInProductionAsync(
        string? database = null,
        TimeProvider? time = null,
        Action<IServiceCollection>? services = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        string environment = "Production")
    {
        var openId = await TestOpenId.StartAsync();
        var all = new Dictionary<string, string?>
        {
            ["Bot:AppId"] = TestTokens.AppId,
            ["Bot:OpenIdMetadata"] = openId.MetadataUrl,
            ["Bot:ServiceHosts"] = "127.0.0.1",
            ["Bot:OutboundToken"] = "none",
            ["Access:Tenants:0"] = Chat.Tenant,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            all[name] = value;
        }

        return await StartAsync(new BotFactory(database ?? NewDatabase(), environment, all, time ?? FixedTime.WorkingDayNoon, services) { openId = openId });
    }

    public static string NewDatabase() => Path.Combine(Directory.CreateTempSubdirectory("sendai-bot-").FullName, "bot.db");

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()));

    public Task<HttpResponseMessage> PostAsync(byte[] body) => PostWithAsync(body, openId is null ? [] : [$"Bearer {Token()}"]);

    /// <summary>Sends these <c>Authorization</c> headers, as they are.</summary>
    public async Task<HttpResponseMessage> PostWithAsync(byte[] body, params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var header in authorization)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", header));
        }

        using var client = CreateClient();
        return await client.SendAsync(request);
    }

    /// <summary>A token for what comes from <see cref="Connector"/>: a good one, unless something is changed.</summary>
    public string Token(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, TestKey? key = null) =>
        TestTokens.Create(key ?? OpenId.Key, Connector.Url, time.GetUtcNow(), claims, header);

    public async Task<int> StatusAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        return (int)response.StatusCode;
    }

    public async Task<int> StatusWithAsync(JsonObject activity, params string[] authorization)
    {
        using var response = await PostWithAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), authorization);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        return (int)response.StatusCode;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (connector is not null)
        {
            await connector.DisposeAsync();
        }

        if (openId is not null)
        {
            await openId.DisposeAsync();
        }

        Log.Dispose();
    }

    private static async Task<BotFactory> StartAsync(BotFactory bot)
    {
        try
        {
            bot.connector = await ConnectorServer.StartAsync();
            bot.StartServer();
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        // Settings made here reach the program as its command line.
        builder.UseSetting("no-playground", "true");
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(settings) { [Databases.SettingOf(database)] = database }));
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).AddFilter<LogLines>("", LogLevel.Trace));
        builder.ConfigureTestServices(own =>
        {
            own.AddSingleton(time);
            services?.Invoke(own);
        });
    }
}
