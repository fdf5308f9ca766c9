using System.Text;
using Sendai.Bot.Files;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>The newsletter as files, made when they are taken.</summary>
internal sealed class NewsletterFiles(NewsletterMaker maker, NewsletterCopies copies, CurrentDirectory directory)
{
    public const string PrintedKind = "newsletter-print";
    public const string MarkdownKind = "newsletter-markdown";

    /// <summary>The page to print.</summary>
    public async Task<FileContent?> PrintedAsync(string target, CancellationToken cancellationToken) =>
        await WriteAsync(target, cancellationToken) is var (title, markdown)
            ? File(NewsletterPage.Write(title, markdown), "text/html; charset=utf-8", $"{title}.html")
            : null;

    /// <summary>The Markdown, to go on writing.</summary>
    public async Task<FileContent?> MarkdownAsync(string target, CancellationToken cancellationToken) =>
        await WriteAsync(target, cancellationToken) is var (title, markdown)
            ? File(markdown, "text/markdown; charset=utf-8", $"{title}.md")
            : null;

    private async Task<(string Title, string Markdown)?> WriteAsync(string target, CancellationToken cancellationToken)
    {
        if (NewsletterRequest.OfTarget(target, directory.Snapshot.Content.Wards) is not { } request)
        {
            return null;
        }

        var (newsletter, summaries) = await maker.MakeAsync(request, cancellationToken);
        var byKey = summaries.ToDictionary(summary => (summary.Ward, summary.Id));
        var found = await Task.WhenAll(newsletter.Sources.Select(async source =>
            (source.Number, Copy: await copies.FindAsync(byKey[(source.Meeting.Ward, source.Summary)], cancellationToken))));
        var copyOf = found.ToDictionary(one => one.Number, one => one.Copy);
        return ($"{NewsletterWords.Title(request)}（下書き）", NewsletterMarkdown.Write(request, newsletter, source => copyOf[source.Number]));
    }

    private static FileContent File(string text, string type, string name) => new(Encoding.UTF8.GetBytes(text), type, name.Replace(' ', '_'));
}
