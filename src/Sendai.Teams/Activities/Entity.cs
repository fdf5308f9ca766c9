namespace Sendai.Teams.Activities;

/// <summary>A fact about an activity; here, a mention (Bot Framework REST, "Entity object" and "Mention object").</summary>
/// <param name="Type">The kind of fact; <c>mention</c> is the one that is read.</param>
/// <param name="Mentioned">Who is mentioned.</param>
/// <param name="Text">The mention exactly as it stands in the activity's text, for example <c>&lt;at&gt;Bot&lt;/at&gt;</c>.</param>
public sealed record Entity(string? Type = null, ChannelAccount? Mentioned = null, string? Text = null)
{
    /// <summary>The type of a mention.</summary>
    public const string MentionType = "mention";
}
