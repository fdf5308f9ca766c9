using System.Threading.RateLimiting;

namespace Sendai.Teams.Hosting.Limits;

/// <summary>Whether a turn may begin.</summary>
internal abstract record Admittance
{
    /// <summary>It may.</summary>
    /// <param name="Place">Its place at work, to be given back when the handler has ended.</param>
    /// <param name="Waited">How long it waited for it, which is missing from its time.</param>
    internal sealed record Entered(RateLimitLease Place, TimeSpan Waited) : Admittance;

    /// <summary>The person or the conversation has sent too much within a minute.</summary>
    /// <param name="IsFirst">Whether they have not been told in this minute.</param>
    internal sealed record TooMany(bool IsFirst) : Admittance;

    /// <summary>Too many turns are at work, and too many wait.</summary>
    internal sealed record Busy : Admittance;
}
