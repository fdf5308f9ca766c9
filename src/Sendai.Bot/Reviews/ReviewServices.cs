using Sendai.Bot.Calendar;
using Sendai.Bot.Delivery;
using Sendai.Bot.Offices;

namespace Sendai.Bot.Reviews;

/// <summary>Sessions and their bookings, for every feature.</summary>
internal static class ReviewServices
{
    public static IServiceCollection AddReviewSessions(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ReviewCalendarSetting(provider.GetRequiredService<OrganizerCalendar>().IsConfigured));
        services.AddSingleton(provider => ReminderSetting.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ReviewJobs>();
        services.AddSingleton<ReviewStore>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<BookingDesk>();
        services.AddSingleton<LateMessages>();
        services.AddJob<ReminderJob>(ReviewJobs.Remind, job => job.RunAsync);
        services.AddJob<TellJob>(ReviewJobs.Tell, job => job.RunAsync);
        services.AddJob<CalendarJob>(ReviewJobs.Calendar, job => job.RunAsync);
        services.AddSingleton<SessionMaker>();
        services.AddSingleton<OfficeBook>();
        services.AddSingleton<SessionOffices>();
        return services;
    }
}
