using Sendai.Bot.Files;
using Sendai.Domain.Summaries.Newsletters;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>Drafts of newsletters from the summaries that were sent.</summary>
internal static class NewslettersFeature
{
    public static IServiceCollection AddNewsletters(this IServiceCollection services)
    {
        services.AddSingleton<NewsletterMaker>();
        services.AddSingleton<NewsletterCopies>();
        services.AddSingleton<NewsletterFiles>();
        services.AddFile(NewsletterFiles.PrintedKind, provider => provider.GetRequiredService<NewsletterFiles>().PrintedAsync);
        services.AddFile(NewsletterFiles.MarkdownKind, provider => provider.GetRequiredService<NewsletterFiles>().MarkdownAsync);
        services.AddSingleton<NewsletterHandler>();
        return services;
    }

    public static void MapNewsletters(this ActivityRoutes routes, IServiceProvider services)
    {
        var handler = services.GetRequiredService<NewsletterHandler>();
        OnCommand(NewsletterVerbs.LetterWords, NewsletterKind.Newsletter);
        OnCommand(NewsletterVerbs.NoticeWords, NewsletterKind.CommitteeNotice);
        routes.OnExecute(NewsletterVerbs.Choose, handler.ChooseAsync);
        routes.OnExecute(NewsletterVerbs.Make, handler.MakeAsync);
        routes.OnExecute(NewsletterVerbs.PrintedFile, handler.PrintAsync);
        routes.OnExecute(NewsletterVerbs.MarkdownFile, handler.MarkdownAsync);

        void OnCommand(string words, NewsletterKind kind) =>
            routes.OnCommand(words, (turn, rest, cancellationToken) => handler.ReadAsync(turn, kind, words, rest, cancellationToken));
    }
}
