using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Summaries;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Domain.Summaries.Newsletters;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>What is said of newsletters in several places.</summary>
internal static class NewsletterWords
{
    public const string CardUnusable = "このカードは今は使えません。何も変えていません。もう一度書いて、新しいカードからお試しください。";
    public const string NoTheme = "そのほか";
    public const string City = "全区";

    private static readonly LocalDatePattern Day = LocalDatePattern.Create("uuuu年M月d日(ddd)", CultureInfo.GetCultureInfo("ja"));

    public static string Name(NewsletterKind kind) => kind switch
    {
        NewsletterKind.Newsletter => "ニュースレター",
        NewsletterKind.CommitteeNotice => "委員向けお知らせ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };

    /// <summary>The name of a part as it stands before each line.</summary>
    public static string Of(SummaryPart part) => part == SummaryPart.Issues ? "地域課題" : SummaryWords.Of(part);

    public static string On(LocalDate day) => Day.Format(day);

    public static string Of(NewsletterPeriod period) => $"{On(period.From)}〜{On(period.To)}";

    public static string Of(Ward? ward) => ward is { } one ? $"{one}区" : City;

    public static string Title(NewsletterRequest request) => $"{Of(request.Ward)} {Name(request.Kind)}";

    /// <summary>The meeting that a summary is about.</summary>
    public static string Of(NewsletterSource source) => $"{source.Meeting.Ward}区 {source.Meeting.Name} {On(source.Meeting.HeldOn)}";

    public static string Number(NewsletterSource source) => $"〔{source.Number}〕";

    /// <summary>A line about the next time does not say of which meeting.</summary>
    public static string Lead(NewsletterLine line) => line.Part == SummaryPart.Next
        ? string.Join("・", line.Sources.Select(source => source.Meeting.Name).Distinct())
        : Of(line.Part);

    public static string WhichWard(string words, IReadOnlyList<Ward> wards) =>
        $"どの区のことか分かりませんでした。「{words} {(wards.Count > 0 ? wards[0] : null)}区」のように、区の名前を続けて書いてください（{string.Join("、", wards.Select(ward => $"{ward}区"))}、{City}）。何も変えていません。";
}
