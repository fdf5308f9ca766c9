namespace Sendai.Bot.Screening;

/// <summary>The privacy screen in front of free text.</summary>
internal static class ScreeningServices
{
    public static IServiceCollection AddScreening(this IServiceCollection services) => services.AddSingleton<ScreenDesk>();
}
