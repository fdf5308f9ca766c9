using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Consult;

/// <summary>「どこに相談？」: questions in plain Japanese, answered with bodies of the directory.</summary>
internal static class ConsultFeature
{
    public static IServiceCollection AddConsult(this IServiceCollection services)
    {
        services.AddSingleton<ConsultStore>();
        services.AddSingleton<ConsultDesk>();
        services.AddSingleton<ConsultHandler>();
        services.AddSingleton<ConsultButtons>();
        return services;
    }

    public static void MapConsult(this ActivityRoutes routes, IServiceProvider services)
    {
        var handler = services.GetRequiredService<ConsultHandler>();
        routes.OnInstalled(handler.OnInstalledAsync);
        routes.OnMessage(handler.OnMessageAsync);

        var buttons = services.GetRequiredService<ConsultButtons>();
        routes.OnExecute(ConsultVerbs.More, buttons.MoreAsync);
        routes.OnExecute(ConsultVerbs.Wrong, buttons.WrongAsync);
        routes.OnExecute(ConsultVerbs.Feedback, buttons.FeedbackAsync);
        routes.OnExecute(ConsultVerbs.SetWard, buttons.SetWardAsync);
        routes.OnExecute(ConsultVerbs.ChangeWard, buttons.ChangeWardAsync);
        routes.OnExecute(ConsultVerbs.Ask, buttons.AskAsync);
    }
}
