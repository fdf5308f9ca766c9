using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;

namespace Sendai.Bot.Cases;

/// <summary>Cases, for the features that talk about them.</summary>
internal static class CaseServices
{
    public static IServiceCollection AddCaseFiles(this IServiceCollection services)
    {
        services.AddSingleton<CaseStore>();
        services.AddSingleton<CaseSettings>();
        services.AddSingleton<CaseJobs>();
        services.AddSingleton<CaseNews>();
        services.AddSingleton<CaseInvitations>();
        services.AddSingleton<CaseEffects>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<CaseBookings>();
        services.AddSingleton<CaseSettlement>();
        services.AddSingleton<CaseViews>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<CaseHiding>();
        services.AddSingleton<PurgeRemains>();
        services.AddSingleton<CasePurge>();
        services.AddJob<CaseDrafts>(CaseDrafts.Expire, drafts => drafts.ExpireAsync);
        services.AddJob<SettleJob>(CaseJobs.Settle, job => job.RunAsync);
        services.AddJob<SessionCasesJob>(ReviewJobs.Cases, job => job.RunAsync);
        services.AddJob<OverJob>(CaseJobs.Over, job => job.RunAsync);
        services.AddJob<LapseJob>(CaseJobs.Lapse, job => job.RunAsync);
        services.AddJob<HideJob>(CaseJobs.Hide, job => job.RunAsync);
        services.AddJob<PurgeJob>(CaseJobs.Purge, job => job.RunAsync);
        services.AddJob<SweepJob>(CaseJobs.Sweep, job => job.RunAsync);
        return services;
    }
}
