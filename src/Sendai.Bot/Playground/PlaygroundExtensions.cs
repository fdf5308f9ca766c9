namespace Sendai.Bot.Playground;

internal static class PlaygroundExtensions
{
    /// <summary>Opens Microsoft's local Teams beside the bot. For Development only.</summary>
    public static IServiceCollection AddPlayground(this IServiceCollection services) => services.AddHostedService<PlaygroundLauncher>();
}
