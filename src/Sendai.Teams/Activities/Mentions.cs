namespace Sendai.Teams.Activities;

/// <summary>Reads the mentions in an activity (Teams docs, "Channel and group chat conversations with a bot").</summary>
public static class Mentions
{
    private const string NoBreakSpace = "&nbsp;";

    /// <summary>
    /// The text without the mention that called the bot, trimmed of space and of the <c>&amp;nbsp;</c> that Teams puts beside it.
    /// Mentions of anybody else stay. Empty when there is no text.
    /// </summary>
    /// <param name="activity">An inbound activity; its recipient is the bot.</param>
    public static string TextWithoutBotMention(this Activity activity)
    {
        var text = activity.Text ?? "";
        var bot = activity.Recipient?.Id;
        // A list on the wire may hold null, whatever the annotations say.
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is { Type: Entity.MentionType, Mentioned.Id: { } id, Text.Length: > 0 } && id == bot)
            {
                text = Without(text, entity.Text);
            }
        }

        return TrimStart(TrimEnd(text));
    }

    private static string Without(string text, string mention)
    {
        var at = text.IndexOf(mention, StringComparison.Ordinal);
        return at < 0 ? text : $"{TrimEnd(text[..at])} {TrimStart(text[(at + mention.Length)..])}";
    }

    private static string TrimStart(string text)
    {
        text = text.TrimStart();
        while (text.StartsWith(NoBreakSpace, StringComparison.OrdinalIgnoreCase))
        {
            text = text[NoBreakSpace.Length..].TrimStart();
        }

        return text;
    }

    private static string TrimEnd(string text)
    {
        text = text.TrimEnd();
        while (text.EndsWith(NoBreakSpace, StringComparison.OrdinalIgnoreCase))
        {
            text = text[..^NoBreakSpace.Length].TrimEnd();
        }

        return text;
    }
}
