namespace Sendai.Bot.Delivery;

/// <summary>予定, 送信中, 済, 失敗, 止めた. Stored by name.</summary>
internal enum MessageState
{
    Planned,
    Sending,
    Sent,
    Failed,
    Stopped,
}

/// <summary>Why a message will not arrive. Stored by name.</summary>
internal enum FailureReason
{
    /// <summary>403: the bot was blocked or removed; now, or before, and nobody has spoken to it there since.</summary>
    Blocked,

    /// <summary>404: the conversation or the message to overwrite is gone.</summary>
    Gone,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>Any other refusal that would come again.</summary>
    Refused,

    /// <summary>It broke off twice without an answer, or inside the service: it may have arrived, and another try might be one copy more.</summary>
    Unclear,

    /// <summary>Put off too often.</summary>
    TriedTooOften,

    /// <summary>The message to overwrite was never sent.</summary>
    NoOriginal,

    /// <summary>The row that held what was to be said to many is gone.</summary>
    NoWords,

    /// <summary>The service URL is none that we may write to.</summary>
    Untrusted,
}
