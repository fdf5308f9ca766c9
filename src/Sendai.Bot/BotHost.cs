using System.Net.Sockets;
using Sendai.Bot.Commands;
using Sendai.Tables;

namespace Sendai.Bot;

/// <summary>How the process starts and ends.</summary>
internal static class BotHost
{
    private static volatile bool hasStarted;

    /// <summary>The web host: settings beside the program, the port of this machine only.</summary>
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
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(serve.Port));
        return builder;
    }

    /// <summary>The settings of the bot, for the verbs that answer and end.</summary>
    public static IConfiguration Configuration() => CreateBuilder(new ServeOptions(0, Playground: false, [])).Configuration;

    /// <summary>Runs until it is told to stop. What a person can put right is one line, not a stack trace.</summary>
    public static async Task<int> ServeAsync(this WebApplication app, Action map)
    {
        try
        {
            // Mapping opens the store, so its faults belong here as well.
            map();
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
        catch (SettingsException setting)
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
