namespace Sendai.Teams.Graph;

/// <summary>What became of a look for the transcript of a meeting.</summary>
public abstract record TranscriptResult
{
    private TranscriptResult()
    {
    }

    /// <summary>Here it is.</summary>
    /// <param name="Text">WebVTT, or the form without speakers; it holds what people said.</param>
    public sealed record Found(string Text) : TranscriptResult
    {
        // A record would print what people said.
        /// <inheritdoc/>
        public override string ToString() => nameof(Found);
    }

    /// <summary>There is no such meeting in the mailbox, or no transcript of it from that time.</summary>
    public sealed record None : TranscriptResult;

    /// <summary>The application may not have it, and will not when it asks again: somebody must look at the settings of the tenant.</summary>
    /// <param name="Code">Graph's word for why.</param>
    public sealed record NotAllowed(string Code) : TranscriptResult;

    /// <summary>Nobody knows now; the same look later is right.</summary>
    /// <param name="RetryAfter">How long Graph asked to wait, if it did.</param>
    /// <param name="Why">A word for the record.</param>
    public sealed record NotNow(TimeSpan? RetryAfter, string Why) : TranscriptResult;
}
