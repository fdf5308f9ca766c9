using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
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
    private string database;
    private readonly string environment;
    private readonly IReadOnlyDictionary<string, string?> settings;
    private TimeProvider time;
    private readonly Action<IServiceCollection>? services;
    private readonly LogLines log = new();

    private ConnectorServer? connector;
    private TestOpenId? openId;
    private BotPair? pair;

    private BotFactory(
        string database, string environment, IReadOnlyDictionary<string, string?> settings, TimeProvider time, Action<IServiceCollection>? services)
    {
        this.database = database;
        this.environment = environment;
        this.settings = settings;
        this.time = time;
        this.services = services;
    }

    /// <summary>Tests press faster than people, on a clock that stands still.</summary>
    public static IReadOnlyDictionary<string, string?> Lively { get; } = new Dictionary<string, string?>
    {
        ["Limits:PerUser"] = "100000",
        ["Limits:PerConversation"] = "100000",
        ["Limits:Outbound"] = "none",
    };

    public ConnectorServer Connector => connector!;

    /// <summary>Whose tokens a bot in Production believes.</summary>
    public TestOpenId OpenId => openId!;

    public LogLines Log => pair?.Log ?? log;

    /// <summary>What time it is for the bot.</summary>
    public DateTimeOffset Now => time.GetUtcNow().ToOffset(TimeSpan.FromHours(9));

    /// <summary>What a test asks for and changes by hand; of a pair it is a third instance that gets no requests.</summary>
    public override IServiceProvider Services => pair?.Third.Services ?? base.Services;

    /// <summary>How many instances answer.</summary>
    public int Instances => pair is null ? 1 : 2;

    /// <param name="database">A file, or nothing for one of its own; give the same twice for a restart.</param>
    /// <param name="environment">The host's environment.</param>
    /// <param name="appId">The bot's app id.</param>
    /// <param name="time">The clock, or nothing for noon on a working day.</param>
    /// <param name="services">What takes the place of the program's own parts.</param>
    /// <param name="settings">More settings.</param>
    public static async Task<BotFactory> StartAsync(
        string? database = null,
        string environment = "Development",
        string? appId = null,
        TimeProvider? time = null,
        Action<IServiceCollection>? services = null,
        IReadOnlyDictionary<string, string?>? settings = null)
    {
        var all = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["Bot:AppId"] = appId };
        return await StartAsync(new BotFactory(database ?? NewDatabase(), environment, all, time ?? FixedTime.WorkingDayNoon, services));
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

    /// <summary>The third instance of a pair, in the process of the tests.</summary>
    /// <param name="store">Where all three keep their rows.</param>
    /// <param name="settings">Those of the pair.</param>
    public static BotFactory StartThird(string store, IReadOnlyDictionary<string, string?> settings)
    {
        var third = new BotFactory(store, "Development", settings, BotPair.Clock, services: null);
        third.StartServer();
        return third;
    }

    public static string NewDatabase() => Path.Combine(Directory.CreateTempSubdirectory("sendai-bot-").FullName, "bot.db");

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()));

    /// <summary>Posts to one of the instances.</summary>
    public Task<HttpResponseMessage> PostToAsync(int instance, JsonObject activity) => PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), instance);

    /// <summary>A client of the bot, whichever instance answers.</summary>
    public new HttpClient CreateClient() => pair?.CreateClient() ?? base.CreateClient();

    public Task<HttpResponseMessage> PostAsync(byte[] body) => PostAsync(body, null);

    private async Task<HttpResponseMessage> PostAsync(byte[] body, int? instance)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Assert.True(instance is null || instance < Instances, "There is no such instance: the bot is no pair.");
        using var client = pair?.CreateClient(instance) ?? base.CreateClient();
        if (openId is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        }

        return await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
    }

    /// <summary>Posts with these <c>Authorization</c> headers exactly as they are, which no HTTP client would do.</summary>
    public async Task<(int Status, string Body)> PostWithAsync(JsonObject activity, params string[] authorization)
    {
        var body = Encoding.UTF8.GetBytes(activity.ToJsonString());
        var context = await Server.SendAsync(context =>
        {
            context.Request.Method = HttpMethods.Post;
            context.Request.Path = "/api/messages";
            context.Request.ContentType = "application/json";
            context.Request.ContentLength = body.Length;
            context.Request.Body = new MemoryStream(body);
            context.Request.Headers.Authorization = authorization;
        });
        using var reader = new StreamReader(context.Response.Body);
        return (context.Response.StatusCode, await reader.ReadToEndAsync());
    }

    /// <summary>A token for what comes from <see cref="Connector"/>: a good one, unless something is changed.</summary>
    public string Token(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, TestKey? key = null) =>
        TestTokens.Create(key ?? OpenId.Key, Connector.Url, time.GetUtcNow(), claims, header);

    public async Task<int> StatusAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        return (int)response.StatusCode;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (pair is not null)
        {
            BotPair.Return();
        }

        if (connector is not null)
        {
            await connector.DisposeAsync();
        }

        if (openId is not null)
        {
            await openId.DisposeAsync();
        }

        log.Dispose();
    }

    private static async Task<BotFactory> StartAsync(BotFactory bot)
    {
        try
        {
            bot.connector = await ConnectorServer.StartAsync();
            if (BotPair.IsWanted && bot.CanBePair)
            {
                await bot.TakePairAsync();
            }
            else
            {
                bot.StartServer();
            }

            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    private async Task TakePairAsync()
    {
        pair = await BotPair.TakeAsync(database);
        database = pair.Store;
        time = BotPair.Clock;
    }

    /// <summary>Whether one pair of processes does for it as well as for others.</summary>
    private bool CanBePair => services is null && environment == "Development" && time == FixedTime.WorkingDayNoon
        && settings.All(setting => setting.Value is null || setting.Key.StartsWith("Access:Administrators:", StringComparison.Ordinal));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        // Settings made here reach the program as its command line.
        builder.UseSetting("no-playground", "true");
        builder.UseSetting("no-samples", settings.GetValueOrDefault("no-samples") ?? "true");
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(
            Lively.Where(setting => !settings.ContainsKey(setting.Key)).Concat(settings)
                .Append(KeyValuePair.Create(Databases.SettingOf(database), (string?)database))));
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log).AddFilter<LogLines>("", LogLevel.Trace));
        builder.ConfigureTestServices(own =>
        {
            own.AddSingleton(time);
            services?.Invoke(own);
        });
    }
}
