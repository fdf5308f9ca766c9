using System.Globalization;
using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>The buttons of 事務局 about a delivery, beside those of <see cref="SummaryVerbs"/>, and the names of their inputs.</summary>
internal static class DeliveryVerbs
{
    public const string Recipients = $"{SummaryVerbs.Managing}recipients";
    public const string File = $"{SummaryVerbs.Managing}deliveryFile";
    public const string Again = $"{SummaryVerbs.Managing}again";
    public const string GoOn = $"{SummaryVerbs.Managing}goOn";
    public const string Remind = $"{SummaryVerbs.Managing}remind";
    public const string Readers = $"{SummaryVerbs.Managing}readers";
    public const string AnswerForm = $"{SummaryVerbs.Managing}answerForm";
    public const string Answer = $"{SummaryVerbs.Managing}answer";

    public const string Skip = "skip";
    public const string Question = "question";
    public const string Text = "text";

    /// <summary>Who shall read an answer.</summary>
    public const string For = "for";

    /// <summary>「はい、…」 of a question; absent on the button that asks it.</summary>
    public const string Sure = "sure";

    /// <summary>Leads back to how the delivery stands.</summary>
    public static ActionExecute Back(string title, MeetingSummary summary) => SummaryVerbs.Button(title, SummaryVerbs.Board, summary);

    /// <summary>The pages before and behind one of a list.</summary>
    public static IEnumerable<CardAction> Pages(string verb, MeetingSummary summary, int skip, int onACard, int count)
    {
        if (skip + onACard < count)
        {
            yield return Page($"次の{Math.Min(onACard, count - skip - onACard)}件", skip + onACard);
        }

        if (skip > 0)
        {
            yield return Page($"前の{onACard}件", skip - onACard);
        }

        ActionExecute Page(string title, int to) => SummaryVerbs.Button(title, verb, summary, (Skip, to.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Where a page begins, from a button that may be old or forged.</summary>
    public static int PageOf(string? skip, int count, int onACard) =>
        int.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from < count ? from - (from % onACard) : 0;
}
