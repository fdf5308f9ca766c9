namespace Sendai.Teams.Activities;

/// <summary>The activity types that this channel handles or sends (Bot Framework REST, "Activity object", <c>type</c>).</summary>
public static class ActivityTypes
{
    /// <summary>Somebody wrote, or pressed an <c>Action.Submit</c>.</summary>
    public const string Message = "message";

    /// <summary>Members or the conversation itself changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The app was installed or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>A call that wants its answer in the HTTP response.</summary>
    public const string Invoke = "invoke";
}
