namespace Sendai.Teams.Hosting;

/// <summary>What came of a turn, as whoever watches reads it.</summary>
internal static class TurnOutcome
{
    /// <summary>Its handler did its work, or a gate said why not.</summary>
    public const string Done = "done";

    /// <summary>Its handler threw.</summary>
    public const string Failed = "failed";

    /// <summary>Its handler took too long.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>It had come before.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>The person or the conversation has sent too much.</summary>
    public const string TooMany = "too_many";

    /// <summary>Too much was at work already.</summary>
    public const string Busy = "busy";

    /// <summary>Nobody here is concerned with it.</summary>
    public const string Ignored = "ignored";
}
