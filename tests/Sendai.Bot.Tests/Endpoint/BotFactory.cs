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

namespace Sendai.Bot.Tests.Endpoint;

/// <summary>The whole program with Sendai's data, a database of its own, and a connector on this machine that notes what it gets.</summary>
internal sealed class BotFactory : WebApplicationFactory<Program>
{
    private readonly string database;
    private readonly string environment;
    private readonly string? appId;
    private readonly TimeProvider time;
    private readonly Action<IServiceCollection>? services;
    private readonly IReadOnlyDictionary<string, string?> settings;

    private ConnectorServer? connector;

    private BotFactory(string database, string environment, string? appId, TimeProvider time, Action<IServiceCollection>? services, IReadOnlyDictionary<string, string?> settings)
    {
        this.database = database;
        this.environment = environment;
        this.appId = appId;
        this.time = time;
        this.services = services;
        this.settings = settings;
    }

    public ConnectorServer Connector => connector!;

    public LogLines Log { get; } = new();

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
        var bot = new BotFactory(database ?? NewDatabase(), environment, appId, time ?? FixedTime.WorkingDayNoon, services, settings ?? new Dictionary<string, string?>());
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

    public static string NewDatabase() => Path.Combine(Directory.CreateTempSubdirectory("sendai-bot-").FullName, "bot.db");

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()));

    public async Task<HttpResponseMessage> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var client = CreateClient();
        return await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
    }

    public async Task<int> StatusAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        return (int)response.StatusCode;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (connector is not null)
        {
            await connector.DisposeAsync();
        }

        Log.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        // Settings made here reach the program as its command line.
        builder.UseSetting("no-playground", "true");
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(settings) { [Databases.SettingOf(database)] = database, ["Bot:AppId"] = appId }));
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).AddFilter<LogLines>("", LogLevel.Trace));
        builder.ConfigureTestServices(own =>
        {
            own.AddSingleton(time);
            services?.Invoke(own);
        });
    }
}
