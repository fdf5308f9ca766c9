using System.Text.Json.Serialization;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Teams.Hosting;

/// <summary>The answer to a search of the message extension (Teams docs, "Respond to search command").</summary>
/// <param name="ComposeExtension">What is shown.</param>
public sealed record MessagingExtensionResponse(MessagingExtensionResult ComposeExtension)
{
    /// <summary>What was found, as a list.</summary>
    /// <param name="found">The first is shown on top.</param>
    public static MessagingExtensionResponse Result(IReadOnlyList<MessagingExtensionAttachment> found) =>
        new(new MessagingExtensionResult("result") { AttachmentLayout = "list", Attachments = found });

    /// <summary>A sentence in place of the list.</summary>
    /// <param name="text">What is shown.</param>
    public static MessagingExtensionResponse Message(string text) => new(new MessagingExtensionResult("message") { Text = text });
}

/// <summary>What a search shows.</summary>
/// <param name="Type"><c>result</c> or <c>message</c>.</param>
public sealed record MessagingExtensionResult(string Type)
{
    /// <summary><c>list</c> or <c>grid</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AttachmentLayout { get; init; }

    /// <summary>What was found.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MessagingExtensionAttachment>? Attachments { get; init; }

    /// <summary>A sentence in place of the list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }
}

/// <summary>One thing that was found: the card that is put into the conversation, and its line in the list.</summary>
/// <param name="ContentType">The media type of the card.</param>
/// <param name="Content">The card.</param>
/// <param name="Preview">Its line in the list. Teams lists an Adaptive Card only by another card.</param>
public sealed record MessagingExtensionAttachment(string ContentType, RawJson Content, Attachment Preview)
{
    /// <summary>A card with its line in the list.</summary>
    /// <param name="card">Is sent in the name of whoever chooses it, maybe where the bot is not: it can have no button that calls the bot.</param>
    /// <param name="preview">The line.</param>
    public static MessagingExtensionAttachment Of(AdaptiveCard card, ThumbnailCard preview) => new(
        Attachment.AdaptiveCardType,
        new RawJson(CardJson.Write(card)),
        new Attachment(ThumbnailCard.ContentType, RawJson.Of(preview, HostingJson.Wire.ThumbnailCard)));
}

/// <summary>A line in a list of things found (Teams docs, "Thumbnail card"). Clients read HTML in both of its texts.</summary>
/// <param name="Title">The first line.</param>
/// <param name="Text">What stands below it.</param>
public sealed record ThumbnailCard(string Title, string Text)
{
    internal const string ContentType = "application/vnd.microsoft.card.thumbnail";
}
