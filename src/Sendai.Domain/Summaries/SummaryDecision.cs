namespace Sendai.Domain.Summaries;

/// <summary>What becomes of a wish to change a summary.</summary>
public abstract record SummaryDecision
{
    private SummaryDecision()
    {
    }

    /// <summary>It is so now.</summary>
    /// <param name="Summary">The summary afterwards.</param>
    public sealed record Changed(MeetingSummary Summary) : SummaryDecision;

    /// <summary>Where it stands, that cannot be done; nothing changed.</summary>
    /// <param name="Summary">The summary as it is.</param>
    public sealed record NotNow(MeetingSummary Summary) : SummaryDecision;

    /// <summary>It says that already; nothing changed.</summary>
    /// <param name="Summary">The summary as it is.</param>
    public sealed record Same(MeetingSummary Summary) : SummaryDecision;
}
