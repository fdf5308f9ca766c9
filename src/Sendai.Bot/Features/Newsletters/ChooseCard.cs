using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries.Newsletters;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>Which newsletter it shall be: of which ward, and of which days.</summary>
internal static class ChooseCard
{
    public const string PeriodFlaw = "期間が分かりませんでした。はじめの日と終わりの日を、2年までの間で選んでください。何も変えていません。";

    /// <param name="kind">For whom.</param>
    /// <param name="ward">Chosen at first; null is the whole city.</param>
    /// <param name="may">Those that the person may choose from; null is the whole city.</param>
    /// <param name="days">What was chosen before; null for nothing.</param>
    /// <param name="today">The day.</param>
    /// <param name="flaw">What is wrong; null for nothing.</param>
    public static AdaptiveCard Of(NewsletterKind kind, Ward? ward, IReadOnlyList<Ward?> may, NewsletterPeriod? days, LocalDate today, string? flaw)
    {
        var heading = $"{NewsletterWords.Name(kind)}の下書き";
        var what = kind == NewsletterKind.Newsletter
            ? "送られたまとめから、話し合ったこと・決まったこと・地域課題を、区とテーマごとに集めます。"
            : "送られたまとめから、決まったこと・地域課題・これからの会を、区とテーマごとに短く集めます。";
        var body = new List<CardElement> { CardParts.Heading(heading) };
        if (flaw is not null)
        {
            body.Add(CardParts.Line(flaw) with { Color = TextColor.Attention });
        }

        body.Add(CardParts.Line(what));
        if (may.Count > 1)
        {
            body.Add(new InputChoiceSet
            {
                Id = NewsletterVerbs.Ward,
                Label = "区",
                Choices = [.. may.Select(one => new Choice(NewsletterWords.Of(one), Value(one)))],
                Value = Value(ward),
                IsRequired = true,
                ErrorMessage = "区を選んでください。",
            });
        }
        else
        {
            body.Add(CardParts.Line($"区：{NewsletterWords.Of(ward)}"));
        }

        body.Add(new InputChoiceSet
        {
            Id = NewsletterVerbs.Period,
            Label = "期間（会のあった日）",
            Style = ChoiceInputStyle.Expanded,
            Choices =
            [
                Period("先月", NewsletterVerbs.LastMonth, NewsletterPeriod.LastMonth(today)),
                Period("この3か月", NewsletterVerbs.ThreeMonths, NewsletterPeriod.ThreeMonths(today)),
                Period("今年度", NewsletterVerbs.FiscalYear, NewsletterPeriod.ThisFiscalYear(today)),
                new Choice("日付で選ぶ", NewsletterVerbs.Days),
            ],
            Value = days is null && flaw is null ? NewsletterVerbs.LastMonth : NewsletterVerbs.Days,
            IsRequired = true,
            ErrorMessage = "期間を選んでください。",
        });
        body.Add(Day(NewsletterVerbs.From, "はじめの日（日付で選ぶとき）", days?.From));
        body.Add(Day(NewsletterVerbs.To, "終わりの日（日付で選ぶとき）", days?.To));
        return CardParts.Card($"{flaw}{heading}。{what}", body, Make(kind, may.Count > 1 ? null : Value(ward)));
    }

    private static ActionExecute Make(NewsletterKind kind, string? ward)
    {
        var data = new JsonObject { [NewsletterVerbs.Kind] = kind.ToString() };
        if (ward is not null)
        {
            data[NewsletterVerbs.Ward] = ward;
        }

        return new ActionExecute { Title = "下書きを作る", Verb = NewsletterVerbs.Make, Data = data };
    }

    private static string Value(Ward? ward) => ward?.Name ?? NewsletterVerbs.WholeCity;

    private static Choice Period(string name, string value, NewsletterPeriod period) => new($"{name}（{NewsletterWords.Of(period)}）", value);

    private static InputDate Day(string id, string label, LocalDate? day) => new()
    {
        Id = id,
        Label = label,
        Value = day is { } chosen ? LocalDatePattern.Iso.Format(chosen) : null,
        Placeholder = "日付を選ぶ",
        ErrorMessage = "日付を確かめてください。",
    };
}
