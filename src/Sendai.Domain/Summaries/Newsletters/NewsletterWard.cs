using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries.Newsletters;

/// <summary>What a ward has to tell.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="Themes">By theme: what most was said about first, what is about none of them last.</param>
/// <param name="Next">What was said of the next meetings; only in <see cref="NewsletterKind.CommitteeNotice"/>.</param>
/// <param name="Sources">The summaries behind it, by number.</param>
public sealed record NewsletterWard(
    Ward Ward, IReadOnlyList<NewsletterTheme> Themes, IReadOnlyList<NewsletterLine> Next, IReadOnlyList<NewsletterSource> Sources);

/// <summary>What was said about one theme.</summary>
/// <param name="Label">The issue of the directory; null where none is recognised.</param>
/// <param name="Lines">The lines, part by part and then by day.</param>
public sealed record NewsletterTheme(string? Label, IReadOnlyList<NewsletterLine> Lines);
