using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Hosting;

namespace Sendai.Teams.Tests.Support;

/// <summary>An application with nothing but the channel, in front of a connector on this machine.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private BotHost(WebApplication app, ConnectorServer connector, ManualTime time, LogLines log)
    {
        this.app = app;
        Connector = connector;
        Time = time;
        Log = log;
        Client = app.Services.GetService<IServer>() is TestServer ? app.GetTestClient() : new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        // A broken rule must fail a test, not hang it: the bot's own limits run on a clock that stands still.
        Client.Timeout = TimeSpan.FromSeconds(10);
    }

    public ConnectorServer Connector { get; }

    public ManualTime Time { get; }

    public LogLines Log { get; }

    public HttpClient Client { get; }

    /// <summary>Behind the server that the product uses, on a free port of this machine.</summary>
    public static Task<BotHost> OnKestrelAsync(Action<ActivityRoutes> routes) => StartAsync(
        host => host.UseKestrel().UseUrls("http://127.0.0.1:0"), routes, "Development", appId: null, []);

    public static Task<BotHost> StartAsync(
        Action<ActivityRoutes>? routes = null,
        string environment = "Development",
        string? appId = null,
        params (string Name, string Value)[] settings) =>
        StartAsync(host => host.UseTestServer(), routes, environment, appId, settings);

    private static async Task<BotHost> StartAsync(
        Action<IWebHostBuilder> server, Action<ActivityRoutes>? routes, string environment, string? appId, (string Name, string Value)[] settings)
    {
        var connector = await ConnectorServer.StartAsync();
        var time = new ManualTime();
        var log = new LogLines();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        server(builder.WebHost);
        builder.Configuration["Bot:AppId"] = appId;
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }

        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(3));
        builder.Services.AddTeamsChannel(builder.Configuration);
        var app = builder.Build();
        var map = app.MapTeamsChannel();
        routes?.Invoke(map);
        await app.StartAsync();
        return new BotHost(app, connector, time, log);
    }

    /// <summary>A message as Teams sends it from a personal chat, changed as a test likes.</summary>
    public JsonObject Message(string text, Action<JsonObject>? change = null) => Inbound("message", activity =>
    {
        activity["text"] = text;
        activity["textFormat"] = "plain";
        change?.Invoke(activity);
    });

    /// <summary>A pressed button.</summary>
    public JsonObject Execute(string verb, string id = "press-1", JsonNode? data = null, string trigger = "manual") => Inbound("invoke", activity =>
    {
        activity["id"] = id;
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = "card-1";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["id"] = "b", ["verb"] = verb, ["data"] = data },
            ["trigger"] = trigger,
        };
    });

    public JsonObject Inbound(string type, Action<JsonObject>? change = null)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = "in-1",
            ["timestamp"] = "2026-04-01T03:00:00.123Z",
            ["serviceUrl"] = Connector.Url,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = "29:user", ["name"] = "相談 員" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Bot" },
            ["conversation"] = new JsonObject { ["id"] = "a:chat", ["conversationType"] = "personal" },
        };
        change?.Invoke(activity);
        return activity;
    }

    public Task<HttpResponseMessage> PostAsync(JsonObject activity, CancellationToken hangUp = default) =>
        PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), hangUp);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, CancellationToken hangUp = default)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, hangUp);
    }

    public async Task<int> StatusAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        return (int)response.StatusCode;
    }

    /// <summary>The body of the answer to an invoke, after its HTTP status was seen to be 200.</summary>
    public async Task<string> InvokeAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Connector.DisposeAsync();
        Log.Dispose();
    }
}
