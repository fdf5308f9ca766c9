using Sendai.Teams.Cards;

namespace Sendai.Teams.Activities;

/// <summary>A card or a file beside a message (Bot Framework REST, "Attachment object").</summary>
/// <param name="ContentType">The media type that says what <paramref name="Content"/> is.</param>
/// <param name="Content">The card as JSON, or whatever else the sender put there.</param>
public sealed record Attachment(string? ContentType = null, RawJson? Content = null)
{
    /// <summary>The content type of an Adaptive Card.</summary>
    public const string AdaptiveCardType = "application/vnd.microsoft.card.adaptive";
}

/// <summary>Turns cards into attachments. It stands here because cards know nothing of activities.</summary>
public static class CardAttachments
{
    /// <summary>The card as an attachment of a message.</summary>
    /// <param name="card">The card to attach.</param>
    public static Attachment ToAttachment(this AdaptiveCard card) =>
        new(Attachment.AdaptiveCardType, new RawJson(CardJson.Write(card)));
}
