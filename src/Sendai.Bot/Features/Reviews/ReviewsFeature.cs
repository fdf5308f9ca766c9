using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.Files;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>「予約したい」: 相談員 see the sessions, take a place, change it and give it up.</summary>
internal static class ReviewsFeature
{
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.AddSingleton<SessionFinder>();
        services.AddSingleton<BookerOffice>();
        services.AddSingleton<WishHandler>();
        services.AddSingleton<ListHandler>();
        services.AddSingleton<BookHandler>();
        services.AddSingleton<OwnHandler>();
        services.AddSingleton<MoveHandler>();
        services.AddSingleton<CalendarHandler>();
        services.AddSingleton<BoardDesk>();
        services.AddJob<BoardsJob>(ReviewJobs.Boards, job => job.RunAsync);
        services.AddFile(CalendarHandler.File, provider => provider.GetRequiredService<CalendarHandler>().MakeAsync);
        return services;
    }

    public static void MapReviews(this ActivityRoutes routes, IServiceProvider services)
    {
        var access = services.GetRequiredService<AccessDesk>();
        var reply = services.GetRequiredService<PrivateReply>();
        routes.OnMessageWhen(services.GetRequiredService<WishHandler>().TakeAsync);

        On(ReviewVerbs.List, services.GetRequiredService<ListHandler>().PressedAsync);
        var book = services.GetRequiredService<BookHandler>();
        On(ReviewVerbs.Form, book.FormAsync);
        On(ReviewVerbs.Book, book.BookAsync);
        On(ReviewVerbs.Waitlist, book.BookAsync);
        var own = services.GetRequiredService<OwnHandler>();
        On(ReviewVerbs.Mine, own.MineAsync);
        On(ReviewVerbs.Cancel, own.CancelAsync);
        On(ReviewVerbs.Decline, own.DeclineAsync);
        On(ReviewVerbs.Move, services.GetRequiredService<MoveHandler>().MoveAsync);
        On(ReviewVerbs.Calendar, services.GetRequiredService<CalendarHandler>().PressedAsync);

        // Whatever answers a press is for whoever pressed: from a channel it goes to their own chat.
        void On(string verb, Func<Turn, ActionData, CancellationToken, Task<AdaptiveCard>> handler) => routes.OnExecute(verb, async (turn, data, stop) =>
            await access.RefusalAsync(turn, Operation.BookReview, null, stop) is { } refusal
                ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
                : await reply.AnswerPressAsync(turn, await handler(turn, data, stop), stop));
    }
}
