using System.Net.Sockets;
using Sendai.Bot.Commands;
using Sendai.Bot.Keeping;
using Sendai.Tables;
using Sendai.Teams.Authentication;

namespace Sendai.Bot;

/// <summary>How the process starts and ends.</summary>
internal static class BotHost
{
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
    public static IConfiguration Configuration() => CreateBuilder(new ServeOptions(0, ListensToAll: false, Playground: false, Samples: false, [])).Configuration;

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
                Console.WriteLine($"ボットが {string.Join(" ", app.Urls)} で待っています。止めるには Ctrl+C を押してください。");
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
