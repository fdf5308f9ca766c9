using System.Net.Sockets;
using Sendai.Bot.Commands;
using Sendai.Bot.Keeping;
using Sendai.Bot.Watch;
using Sendai.Tables;
using Sendai.Teams.Authentication;

namespace Sendai.Bot;

/// <summary>How the process starts and ends.</summary>
internal static class BotHost
{
    /// <summary>The longest turn is 12 seconds, and its answers have 10 more.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(25);

    private static volatile bool hasStarted;

    /// <summary>The web host: settings beside the program; a port for this machine only, unless it is told otherwise.</summary>
    public static WebApplicationBuilder CreateBuilder(ServeOptions serve)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = serve.HostArguments,
            // Settings and data lie beside the program, from wherever it is started.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Services.AddSingleton<CityClock>();
        // Azure App Service kills after 30 seconds at best; what is not done by then should be given up in good order.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        if (!builder.Environment.IsDevelopment())
        {
            // One object a line, so that whoever collects the output can ask for its fields.
            builder.Logging.ClearProviders().AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }

        // What keeps the bot from starting is told below, or ends the process with its own words; the host would only say it twice.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && hasStarted);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A token is the longest header that comes, and the front adds its own; who sends them by the drop is not Teams.
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            if (serve.ListensToAll)
            {
                kestrel.ListenAnyIP(serve.Port);
            }
            else
            {
                kestrel.ListenLocalhost(serve.Port);
            }
        });
        return builder;
    }

    /// <summary>The settings of the bot, for the verbs that answer and end.</summary>
    public static IConfiguration Configuration() => ForVerbs().Configuration;

    /// <summary>The same with the environment in which the bot would start.</summary>
    public static WebApplicationBuilder ForVerbs() => CreateBuilder(new ServeOptions(0, ListensToAll: false, Playground: false, Samples: false, []));

    /// <summary>Runs until it is told to stop. What a person can put right is one line, not a stack trace.</summary>
    public static async Task<int> ServeAsync(this WebApplication app, ServeOptions serve, Action map)
    {
        try
        {
            if (serve.ListensToAll && string.IsNullOrEmpty(app.Configuration["Bot:AppId"]))
            {
                throw new BotSettingsException("--listen any を使うには、Bot:AppId も設定してください。設定がないと、だれが送ってきたのかを確かめられません。");
            }

            // Mapping opens the store, so its faults belong here as well.
            map();
            await app.Services.CheckStoreAsync();
            app.Lifetime.ApplicationStarted.Register(() =>
            {
                hasStarted = true;
                var urls = string.Join(" ", app.Urls);
                if (app.Environment.IsDevelopment())
                {
                    Console.WriteLine($"ボットが {urls} で待っています。止めるには Ctrl+C を押してください。");
                }
                else
                {
                    WatchLog.Listening(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(WatchLog.Category), urls);
                }
            });
            await app.RunAsync();
            return 0;
        }
        catch (IOException failure) when (failure.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync("このポートはほかのプログラムが使っています。--port で別の番号を指定してください。");
            return 1;
        }
        catch (BotSettingsException setting)
        {
            await Console.Error.WriteLineAsync(setting.Message);
            return 1;
        }
        catch (TableStoreException failure)
        {
            await Console.Error.WriteLineAsync($"保存先を使えません：{failure.Message}");
            return 1;
        }
    }
}
