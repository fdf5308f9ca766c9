using Sendai.Bot.Delivery;

namespace Sendai.Bot.Reviews;

/// <summary>Sessions and their bookings, for every feature.</summary>
internal static class ReviewServices
{
    public static IServiceCollection AddReviewSessions(this IServiceCollection services)
    {
        services.AddSingleton(new ReviewCalendarSetting(IsOn: false));
        services.AddSingleton(provider => ReminderSetting.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ReviewJobs>();
        services.AddSingleton<ReviewStore>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<BookingDesk>();
        services.AddSingleton<ReminderJob>();
        services.AddSingleton(provider => new JobHandler(ReviewJobs.Remind, (row, stopping) => provider.GetRequiredService<ReminderJob>().RunAsync(row, stopping)));
        services.AddSingleton<TellJob>();
        services.AddSingleton(provider => new JobHandler(ReviewJobs.Tell, (row, stopping) => provider.GetRequiredService<TellJob>().RunAsync(row, stopping)));
        services.AddSingleton<SessionMaker>();
        services.AddSingleton<SessionOffices>();
        return services;
    }
}
