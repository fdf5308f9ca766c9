using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.MessageExtension;

/// <summary>「相談先を探す」 beside every field for a message: finds a body and puts it into the conversation as a card.</summary>
internal static class MessageExtensionFeature
{
    /// <summary>The id of the command and the name of its field, as the app manifest has them.</summary>
    public const string Command = "searchBodies";
    public const string Field = "text";

    public static IServiceCollection AddMessageExtension(this IServiceCollection services) => services.AddSingleton<SearchHandler>();

    public static void MapMessageExtension(this ActivityRoutes routes, IServiceProvider services)
    {
        routes.OnQuery(Command, services.GetRequiredService<SearchHandler>().SearchAsync);

        // In a chat with the bot the chosen card comes back to it as a message, and is no question.
        routes.OnMessageWhen((turn, _) => Task.FromResult(turn.Activity.BringsOnlyACard()));
    }
}
