using Sendai.Teams.Connector;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.People;

/// <summary>How people are reached, for every feature.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<Remembered>();
        services.AddSingleton<UnreachablePeople>();
        services.AddSingleton<ConversationBook>();
        services.AddSingleton<PersonalChat>();
        services.AddSingleton<PrivateReply>();
        services.AddSingleton<ConversationBlocked>(provider => provider.GetRequiredService<ConversationBook>().BlockedAsync);
        return services;
    }

    /// <summary>After the gates that refuse: who may not come in is not written down.</summary>
    public static void MapPeople(this ActivityRoutes routes, IServiceProvider services)
    {
        var book = services.GetRequiredService<ConversationBook>();
        routes.Before(book.HearAsync);
        routes.OnRemoved(book.EndAsync);
    }
}
