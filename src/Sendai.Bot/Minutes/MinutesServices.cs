namespace Sendai.Bot.Minutes;

/// <summary>Rough minutes, for every feature that makes something of them.</summary>
internal static class MinutesServices
{
    public static IServiceCollection AddMinutes(this IServiceCollection services) => services.AddSingleton<MeetingTranscript>();
}
