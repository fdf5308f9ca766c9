using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries.Newsletters;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>Which newsletter is wanted.</summary>
/// <param name="Kind">For whom.</param>
/// <param name="Ward">Of which ward; null is the whole city.</param>
/// <param name="Period">Of which days.</param>
internal sealed record NewsletterRequest(NewsletterKind Kind, Ward? Ward, NewsletterPeriod Period)
{
    private const char Between = '.';

    /// <summary>The wards that it is about.</summary>
    public IReadOnlyList<Ward> Wards(IReadOnlyList<Ward> all) => Ward is { } ward ? [ward] : all;

    public static NewsletterKind? KindOf(string? text) => Enum.TryParse<NewsletterKind>(text, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>The days that were chosen; null when they cannot be meant.</summary>
    public static NewsletterPeriod? PeriodOf(ActionData data, LocalDate today) => data.GetString(NewsletterVerbs.Period) switch
    {
        NewsletterVerbs.LastMonth => NewsletterPeriod.LastMonth(today),
        NewsletterVerbs.ThreeMonths => NewsletterPeriod.ThreeMonths(today),
        NewsletterVerbs.FiscalYear => NewsletterPeriod.ThisFiscalYear(today),
        _ => SessionFields.Date(data.GetString(NewsletterVerbs.From)) is { } from && SessionFields.Date(data.GetString(NewsletterVerbs.To)) is { } to
            ? NewsletterPeriod.Between(from, to)
            : null,
    };

    /// <summary>What a link to its file stands for: no ward by name, for a target is ASCII.</summary>
    public string Target() => string.Join(
        Between,
        Kind,
        Ward is { } ward ? SummaryKeys.PartitionOf(ward) : NewsletterVerbs.WholeCity,
        LocalDatePattern.Iso.Format(Period.From),
        LocalDatePattern.Iso.Format(Period.To));

    /// <summary>Reads <see cref="Target"/>; null when there is no such ward any more.</summary>
    public static NewsletterRequest? OfTarget(string target, IReadOnlyList<Ward> wards)
    {
        if (target.Split(Between) is not [var kind, var key, var from, var to]
            || KindOf(kind) is not { } wanted
            || SessionFields.Date(from) is not { } first || SessionFields.Date(to) is not { } last
            || NewsletterPeriod.Between(first, last) is not { } period)
        {
            return null;
        }

        var ward = wards.Cast<Ward?>().FirstOrDefault(one => SummaryKeys.PartitionOf(one!.Value) == key);
        return ward is null && key != NewsletterVerbs.WholeCity ? null : new(wanted, ward, period);
    }
}
