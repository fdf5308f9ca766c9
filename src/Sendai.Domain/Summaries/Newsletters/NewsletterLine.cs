namespace Sendai.Domain.Summaries.Newsletters;

/// <summary>Something that was said in meetings.</summary>
/// <param name="Part">The part of the summary in which it stands.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Sources">The summaries that say it, by number; more than one where several say the same.</param>
public sealed record NewsletterLine(SummaryPart Part, string Text, IReadOnlyList<NewsletterSource> Sources);

/// <summary>A summary that lines come from.</summary>
/// <param name="Number">What stands behind its lines; from 1, in the order in which they are read.</param>
/// <param name="Summary">The id of the summary.</param>
/// <param name="Meeting">Its meeting.</param>
public sealed record NewsletterSource(int Number, string Summary, Meeting Meeting);
