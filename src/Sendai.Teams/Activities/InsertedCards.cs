using System.Text.RegularExpressions;

namespace Sendai.Teams.Activities;

/// <summary>Reads messages into which somebody has put a card of a message extension.</summary>
public static partial class InsertedCards
{
    /// <summary>Whether a message brings a card of its author, and nothing is asked beside it.</summary>
    /// <param name="activity">An inbound message.</param>
    public static bool BringsOnlyACard(this Activity activity) =>
        activity is { Type: ActivityTypes.Message, Value: null, Attachments: { } attachments }
        && attachments.Any(attachment => attachment?.ContentType == Attachment.AdaptiveCardType)
        && Without(activity.TextWithoutBotMention()).Length == 0;

    /// <summary>A text without the marks that stand where cards are shown in it.</summary>
    /// <param name="text">The text of a message.</param>
    public static string Without(string text) =>
        text.Contains("inline-compose-card", StringComparison.Ordinal) ? Mark().Replace(text, "").Trim() : text;

    // Bounded everywhere: whoever writes a thousand of these must not keep the bot busy.
    [GeneratedRegex("""<span class="inline-compose-card"[^>]{0,200}>\s{0,20}(?:<span[^>]{0,200}></span>\s{0,20}){0,3}</span>""")]
    private static partial Regex Mark();
}
