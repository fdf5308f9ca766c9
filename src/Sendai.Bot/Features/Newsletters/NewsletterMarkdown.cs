using System.Text;
using Sendai.Domain.Summaries.Newsletters;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>
/// A newsletter as Markdown. Where a line comes from is a footnote: readers of Markdown make links of them in both directions,
/// and number them in the order of the text, as the newsletter does itself.
/// </summary>
internal static class NewsletterMarkdown
{
    public const string Draft = "下書きです。読み直し、書き足してから配ってください。この枠は印刷されません。";

    /// <param name="request">What was wanted.</param>
    /// <param name="newsletter">What came of it.</param>
    /// <param name="copyOf">Where a delivered summary can be opened; null where nobody knows.</param>
    public static string Write(NewsletterRequest request, Newsletter newsletter, Func<NewsletterSource, Uri?> copyOf)
    {
        var text = new StringBuilder();
        Paragraph(text, $"# {Escape(NewsletterWords.Title(request))}");
        Paragraph(text, $"{NewsletterWords.Of(request.Period)}の会のまとめから");
        Paragraph(text, $"> {Draft}");
        foreach (var ward in newsletter.Wards)
        {
            Paragraph(text, $"## {Escape(NewsletterWords.Of(ward.Ward))}");
            foreach (var theme in ward.Themes)
            {
                Lines(text, theme.Label ?? NewsletterWords.NoTheme, theme.Lines);
            }

            if (ward.Next.Count > 0)
            {
                Lines(text, "これからの会", ward.Next);
            }
        }

        if (newsletter.Wards.Count == 0)
        {
            return Paragraph(text, "この期間の会のまとめは、ありません。").ToString();
        }

        Paragraph(text, "## 元のまとめ");
        foreach (var source in newsletter.Sources)
        {
            Paragraph(text, $"{Mark(source)}: {Escape(NewsletterWords.Of(source))}{(copyOf(source) is { } copy ? $" [Teamsで開く]({copy.AbsoluteUri})" : "")}");
        }

        return text.ToString();
    }

    private static void Lines(StringBuilder text, string heading, IReadOnlyList<NewsletterLine> lines)
    {
        Paragraph(text, $"### {Escape(heading)}");
        foreach (var line in lines)
        {
            text.Append("- **").Append(Escape(NewsletterWords.Lead(line))).Append("** ").Append(Escape(line.Text)).AppendJoin("", line.Sources.Select(Mark)).Append('\n');
        }

        text.Append('\n');
    }

    private static StringBuilder Paragraph(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    private static string Mark(NewsletterSource source) => $"[^{source.Number}]";

    // What cards escape is what Markdown reads.
    private static string Escape(string text) => CardText.Escape(text);
}
