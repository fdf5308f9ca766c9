using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.Files;
using Sendai.Bot.Summaries;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>事務局 follows the delivery of a summary: who has it, who could not get it, who has read it, and what was asked.</summary>
internal static class SummaryDeliveryFeature
{
    public static IServiceCollection AddSummaryDelivery(this IServiceCollection services)
    {
        services.AddSingleton<DeliveryDesk>();
        services.AddSingleton<DeliveryReader>();
        services.AddSingleton<BoardLooks>();
        services.AddSingleton<BoardHandler>();
        services.AddSingleton<AgainHandler>();
        services.AddSingleton<WithdrawHandler>();
        services.AddSingleton<ThreadPost>();
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton<AnswerHandler>();
        services.AddSingleton<DeliveryFile>();
        services.AddFile(DeliveryFile.Kind, provider => provider.GetRequiredService<DeliveryFile>().MakeAsync);
        services.AddJob<BoardJob>(SummaryJobs.Board, job => job.RunAsync);
        services.AddJob<AgainJob>(AgainJob.Name, job => job.RunAsync);
        services.AddJob<HoldJob>(SummaryJobs.Hold, job => job.RunAsync);
        services.AddJob<RemindJob>(SummaryJobs.Remind, job => job.RunAsync);
        services.AddJob<QuestionJob>(SummaryJobs.Question, job => job.RunAsync);
        services.AddJob<AnswerJob>(AnswerJob.Name, job => job.RunAsync);
        services.AddSingleton<SecretariatRegistered>(provider => provider.GetRequiredService<BoardLooks>().PostAllAsync);
        return services;
    }

    public static void MapSummaryDelivery(this ActivityRoutes routes, IServiceProvider services)
    {
        var board = services.GetRequiredService<BoardHandler>();
        routes.OnExecute(SummaryVerbs.Board, board.OpenAsync);
        routes.OnExecute(DeliveryVerbs.Recipients, board.RecipientsAsync);
        routes.OnExecute(DeliveryVerbs.Readers, board.ReadersAsync);
        routes.OnExecute(DeliveryVerbs.File, board.FileAsync);

        var again = services.GetRequiredService<AgainHandler>();
        routes.OnExecute(DeliveryVerbs.Again, again.FailedAsync);
        routes.OnExecute(DeliveryVerbs.GoOn, again.StoppedAsync);

        var withdraw = services.GetRequiredService<WithdrawHandler>();
        routes.OnExecute(SummaryVerbs.Withdraw, withdraw.WithdrawAsync);
        routes.OnExecute(DeliveryVerbs.Remind, withdraw.RemindAsync);

        var answer = services.GetRequiredService<AnswerHandler>();
        routes.OnExecute(DeliveryVerbs.AnswerForm, answer.FormAsync);
        routes.OnExecute(DeliveryVerbs.Answer, answer.SendAsync);
    }
}
