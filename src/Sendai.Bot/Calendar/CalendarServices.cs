using Sendai.Teams.Connector;
using Sendai.Teams.Graph;

namespace Sendai.Bot.Calendar;

/// <summary>Calendars, for every feature that makes appointments.</summary>
internal static class CalendarServices
{
    public static IServiceCollection AddCalendar(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => CalendarSettings.Read(configuration, provider.GetRequiredService<ConnectorIdentity>()));
        // As whom the bot calls Teams; it needs Calendars.ReadWrite for that one mailbox.
        services.AddGraph(provider => new GraphIdentity(
            provider.GetRequiredService<ConnectorIdentity>().Credential, provider.GetRequiredService<CalendarSettings>().Endpoint));
        services.AddSingleton<OrganizerCalendar>();
        services.AddSingleton<AttendeeAddress>();
        return services;
    }

    /// <summary>Says at the start what is wrong with the settings, and not when the first event is due.</summary>
    /// <exception cref="Teams.Authentication.BotSettingsException">A setting cannot be used.</exception>
    public static void CheckCalendar(this WebApplication app) => app.Services.GetRequiredService<CalendarSettings>();
}
