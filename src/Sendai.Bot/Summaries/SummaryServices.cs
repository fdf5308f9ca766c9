using Sendai.Bot.Delivery;

namespace Sendai.Bot.Summaries;

/// <summary>Summaries of meetings, for the features that talk about them.</summary>
internal static class SummaryServices
{
    public static IServiceCollection AddSummaryFiles(this IServiceCollection services)
    {
        services.AddSingleton<SummaryStore>();
        services.AddSingleton<SubscriptionBook>();
        services.AddSingleton<Recipients>();
        services.AddSingleton<SummaryEffects>();
        services.AddSingleton<SummaryDesk>();
        services.AddSingleton<SummaryLedger>();
        services.AddSingleton<SummaryReads>();
        services.AddSingleton<SummaryQuestions>();
        services.AddSingleton<CorrectionDrafts>();
        services.AddJob<SendJob>(SummaryJobs.Send, job => job.RunAsync);
        services.AddJob<StopJob>(SummaryJobs.Stop, job => job.RunAsync);
        return services;
    }
}
