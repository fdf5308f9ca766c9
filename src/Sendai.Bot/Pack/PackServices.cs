namespace Sendai.Bot.Pack;

/// <summary>The data pack in the host.</summary>
internal static partial class PackServices
{
    /// <summary>Reads the pack once; rows that cannot be used are reported and left out.</summary>
    public static IServiceCollection AddPack(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(provider =>
        {
            var pack = PackLoader.Load(configuration["Pack:Path"] is { Length: > 0 } path ? path : PackLoader.DefaultFolder);
            var log = provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PackServices));
            foreach (var finding in pack.Findings)
            {
                RowLeftOut(log, finding.File, finding.Line, finding.Reason);
            }

            return pack;
        });

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File}:{Line} was left out: {Reason}")]
    private static partial void RowLeftOut(ILogger log, string file, int line, string reason);
}
