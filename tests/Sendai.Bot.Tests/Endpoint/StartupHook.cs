using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;

[assembly: HostingStartup(typeof(PairClock))]

/// <summary>What the runtime calls first in a process of <see cref="BotPair"/>; name and place are its own.</summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for it outside of all namespaces.")]
internal static class StartupHook
{
    /// <summary>Ends the process with the tests, however those end. The clock the host finds by itself, now that this assembly is loaded.</summary>
    public static void Initialize() => new Thread(() =>
    {
        using var input = Console.OpenStandardInput();
        input.CopyTo(Stream.Null);
        Environment.Exit(0);
    }) { IsBackground = true }.Start();
}

namespace Sendai.Bot.Tests.Endpoint
{
    /// <summary>Gives a process of <see cref="BotPair"/> the clock of the tests.</summary>
    public sealed class PairClock : IHostingStartup
    {
        public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
            services.AddSingleton<TimeProvider>(new ChildProgram.LaterTime(TimeSpan.FromTicks(long.Parse(Environment.GetEnvironmentVariable(BotPair.ClockSetting)!, CultureInfo.InvariantCulture)))));
    }
}
