using NodaTime;

namespace Sendai.Domain.Summaries;

/// <summary>Where a summary stands.</summary>
public abstract record SummaryState
{
    private SummaryState()
    {
    }

    /// <summary>下書き: nobody gets it.</summary>
    /// <param name="Held">When it should have gone out, had that plan not been held back; null when none was.</param>
    public sealed record Draft(Instant? Held = null) : SummaryState;

    /// <summary>予約中: it goes out by itself.</summary>
    /// <param name="At">When.</param>
    /// <param name="Attempt">Tells this plan from those before it: each leads to one delivery at most.</param>
    public sealed record Scheduled(Instant At, string Attempt) : SummaryState;

    /// <summary>It is being delivered, or was.</summary>
    /// <param name="At">When that began.</param>
    /// <param name="Audience">Which list of recipients.</param>
    /// <param name="Recipients">How many they are.</param>
    public sealed record Sent(Instant At, string Audience, int Recipients) : SummaryState;

    /// <summary>取り下げ: what it said is gone, and those who had it are told so.</summary>
    /// <param name="At">When.</param>
    /// <param name="Was">The delivery that was taken back.</param>
    public sealed record Withdrawn(Instant At, Sent Was) : SummaryState;
}
