namespace Sendai.Bot.People;

/// <summary>Why the bot cannot write to somebody. Stored by name.</summary>
internal enum UnreachableReason
{
    /// <summary>The app is not there, or was removed.</summary>
    NotInstalled,

    /// <summary>A guest of another organisation, for whom the chat could not be opened.</summary>
    Guest,

    /// <summary>The person has blocked the bot.</summary>
    Blocked,

    /// <summary>An administrator of Teams does not allow the app.</summary>
    NotAllowed,

    /// <summary>The person has never written to the bot.</summary>
    NeverMet,

    /// <summary>Refused without a reason that is known.</summary>
    Refused,
}

/// <summary>The connector's words for them.</summary>
internal static class UnreachableReasons
{
    /// <summary>The reason of a 403.</summary>
    public static UnreachableReason Of(string? code) => code switch
    {
        "BotNotInConversationRoster" => UnreachableReason.NotInstalled,
        "ConversationBlockedByUser" => UnreachableReason.Blocked,
        "BotDisabledByAdmin" => UnreachableReason.NotAllowed,
        _ => UnreachableReason.Refused,
    };
}
