using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Domain.Access;
using Sendai.Teams.Connector;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>「まとめを受け取る」: channels and people receive summaries, say that they have read them, ask about them and find them again.</summary>
internal static class SummariesFeature
{
    public static IServiceCollection AddSummaries(this IServiceCollection services)
    {
        services.AddSingleton<SubscriptionDesk>();
        services.AddSingleton<SubscribeHandler>();
        services.AddSingleton<SubscribersHandler>();
        services.AddSingleton<RemovalHandler>();
        services.AddSingleton<SummaryReader>();
        services.AddSingleton<ReadHandler>();
        services.AddSingleton<AskHandler>();
        services.AddSingleton<OpenHandler>();
        services.AddSingleton<SearchHandler>();
        services.AddJob<ReadsJob>(SummaryJobs.Reads, job => job.RunAsync);
        services.AddSingleton<ConversationBlocked>(provider => provider.GetRequiredService<RemovalHandler>().BlockedAsync);
        return services;
    }

    public static void MapSummaries(this ActivityRoutes routes, IServiceProvider services)
    {
        var access = services.GetRequiredService<AccessDesk>();
        var subscribe = services.GetRequiredService<SubscribeHandler>();
        routes.OnCommand(ReaderVerbs.SubscribeWords, subscribe.BeginAsync);
        routes.OnCommand(ReaderVerbs.SubscribeHereWords, subscribe.BeginAsync);
        On(ReaderVerbs.Form, Operation.SubscribeSummaries, subscribe.FormAsync);
        On(ReaderVerbs.Subscribe, Operation.SubscribeSummaries, subscribe.SubscribeAsync);
        On(SummaryVerbs.Unsubscribe, Operation.SubscribeSummaries, subscribe.UnsubscribeAsync);

        var subscribers = services.GetRequiredService<SubscribersHandler>();
        routes.OnCommand(ReaderVerbs.SubscribersWords, subscribers.BeginAsync);
        routes.OnExecute(ReaderVerbs.Subscribers, subscribers.ListAsync);
        routes.OnExecute(ReaderVerbs.Remove, subscribers.RemoveAsync);
        routes.OnRemoved(services.GetRequiredService<RemovalHandler>().RemovedAsync);

        On(SummaryVerbs.HasRead, Operation.ReadSummary, services.GetRequiredService<ReadHandler>().ReadAsync);
        var ask = services.GetRequiredService<AskHandler>();
        On(SummaryVerbs.Ask, Operation.ReadSummary, ask.FormAsync);
        On(ReaderVerbs.SendQuestion, Operation.ReadSummary, ask.SendAsync);

        var open = services.GetRequiredService<OpenHandler>();
        routes.OnCommand(ReaderVerbs.ListWords, open.BeginAsync);
        On(ReaderVerbs.List, Operation.ReadSummary, open.ListAsync);
        On(SummaryVerbs.Open, Operation.ReadSummary, open.OpenAsync);
        routes.OnMessageWhen(services.GetRequiredService<SearchHandler>().TakeAsync);

        // Whose summary somebody may see is asked beyond this, summary by summary.
        void On(string verb, Operation operation, Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>> handler) => routes.OnExecute(verb, async (turn, data, stop) =>
            await access.RefusalAsync(turn, operation, null, stop) is { } refusal ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal) : await handler(turn, data, stop));
    }
}
