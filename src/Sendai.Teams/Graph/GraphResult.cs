namespace Sendai.Teams.Graph;

/// <summary>What became of a call to Graph. It carries codes and ids only: neither names nor addresses.</summary>
public abstract record GraphResult
{
    private GraphResult()
    {
    }

    /// <summary>It is done.</summary>
    /// <param name="EventId">The event; opaque, to be kept as it is.</param>
    public sealed record Done(string EventId) : GraphResult;

    /// <summary>It may or may not be done; the same call again is right, and makes no second event.</summary>
    /// <param name="RetryAfter">How long Graph asked to wait, if it did.</param>
    /// <param name="Why">A word for the record.</param>
    public sealed record Later(TimeSpan? RetryAfter, string Why) : GraphResult;

    /// <summary>The event is not there any more: somebody has removed it in the mailbox.</summary>
    public sealed record Gone : GraphResult;

    /// <summary>Graph does not do it, and will not when it is asked again: somebody must look at the settings or the rights.</summary>
    /// <param name="Code">Graph's word for why.</param>
    public sealed record Refused(string Code) : GraphResult;
}
