using System.Text.Json.Nodes;
using NodaTime.Text;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>The words and verbs of the newsletters, and the names of what their buttons carry.</summary>
internal static class NewsletterVerbs
{
    public const string LetterWords = "ニュースレターの下書き";
    public const string NoticeWords = "委員向けお知らせの下書き";

    public const string Choose = "summary.newsletter";
    public const string Make = "summary.newsletter.make";
    public const string PrintedFile = "summary.newsletter.print";
    public const string MarkdownFile = "summary.newsletter.markdown";

    public const string Kind = "kind";
    public const string Ward = "ward";
    public const string Period = "period";
    public const string From = "from";
    public const string To = "to";

    /// <summary>In the place of a ward.</summary>
    public const string WholeCity = "all";

    public const string LastMonth = "lastMonth";
    public const string ThreeMonths = "threeMonths";
    public const string FiscalYear = "year";
    public const string Days = "days";

    /// <summary>A button about what was chosen; inputs beside it do not matter.</summary>
    public static ActionExecute Button(string title, string verb, NewsletterRequest request) => new()
    {
        Title = title,
        Verb = verb,
        Data = new JsonObject
        {
            [Kind] = request.Kind.ToString(),
            [Ward] = request.Ward?.Name ?? WholeCity,
            [From] = LocalDatePattern.Iso.Format(request.Period.From),
            [To] = LocalDatePattern.Iso.Format(request.Period.To),
        },
        AssociatedInputs = AssociatedInputs.None,
    };
}
