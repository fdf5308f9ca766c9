using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>事務局 leads cases to their end, and those who take part in a session read them.</summary>
internal static class CaseLeadingFeature
{
    public static IServiceCollection AddCaseLeading(this IServiceCollection services)
    {
        services.AddSingleton<LeadDesk>();
        services.AddSingleton<CaseNames>();
        services.AddSingleton<CasePeople>();
        services.AddSingleton<ListHandler>();
        services.AddSingleton<DeedHandler>();
        services.AddSingleton<TextHandler>();
        services.AddSingleton<AssignHandler>();
        services.AddSingleton<ScheduleHandler>();
        services.AddSingleton<PeopleHandler>();
        services.AddSingleton<ReviewHandler>();
        services.AddSingleton<RetentionHandler>();
        services.AddSingleton<ReadHandler>();
        services.AddJob<BoardJob>(CaseJobs.Board, job => job.RunAsync);
        services.AddJob<ReviewDayJob>(CaseJobs.Review, job => job.RunAsync);
        services.AddSingleton<SecretariatRegistered>(provider => provider.GetRequiredService<BoardJob>().PostAllAsync);
        return services;
    }

    public static void MapCaseLeading(this ActivityRoutes routes, IServiceProvider services)
    {
        var list = services.GetRequiredService<ListHandler>();
        routes.OnCommand(LeadVerbs.ListWords, list.BeginAsync);
        routes.OnExecute(LeadVerbs.List, list.ListAsync);

        var deeds = services.GetRequiredService<DeedHandler>();
        routes.OnExecute(CaseVerbs.Lead, deeds.OpenAsync);
        foreach (var deed in LeadDeed.All)
        {
            routes.OnExecute(deed.Verb, (turn, data, stop) => deeds.DoAsync(deed, turn, data, stop));
        }

        var texts = services.GetRequiredService<TextHandler>();
        routes.OnExecute(LeadVerbs.Write, texts.FormAsync);
        routes.OnExecute(LeadVerbs.Send, texts.SendAsync);

        var assign = services.GetRequiredService<AssignHandler>();
        routes.OnExecute(LeadVerbs.Take, assign.TakeAsync);
        routes.OnExecute(LeadVerbs.AssignForm, assign.FormAsync);
        routes.OnExecute(LeadVerbs.Assign, assign.AssignAsync);

        var schedule = services.GetRequiredService<ScheduleHandler>();
        routes.OnExecute(LeadVerbs.ScheduleForm, schedule.FormAsync);
        routes.OnExecute(LeadVerbs.Schedule, schedule.ScheduleAsync);

        var people = services.GetRequiredService<PeopleHandler>();
        routes.OnExecute(LeadVerbs.PeopleForm, people.FormAsync);
        routes.OnExecute(LeadVerbs.People, people.NameAsync);

        var review = services.GetRequiredService<ReviewHandler>();
        routes.OnExecute(LeadVerbs.ReviewForm, review.FormAsync);
        routes.OnExecute(LeadVerbs.Review, review.SetAsync);

        var retention = services.GetRequiredService<RetentionHandler>();
        routes.OnExecute(LeadVerbs.RetentionForm, retention.FormAsync);
        routes.OnExecute(LeadVerbs.Retention, retention.SetAsync);

        var read = services.GetRequiredService<ReadHandler>();
        routes.OnCommand(LeadVerbs.ReadWords, read.BeginAsync);
        routes.OnCommand(LeadVerbs.ReadWordsToo, read.BeginAsync);
        routes.OnExecute(LeadVerbs.ReadList, read.ListAsync);
        routes.OnExecute(CaseVerbs.Read, read.ReadAsync);
        routes.OnExecute(LeadVerbs.Sheet, read.SheetAsync);
    }
}
