using System.Security.Cryptography;

namespace Sendai.Teams.Connector;

/// <summary>How long to wait before another try.</summary>
internal static class RetryWaits
{
    /// <summary>Somebody waits, and others wait behind: who is asked to wait longer hears so instead.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>Never less than the connector asked for; otherwise twice as long every time. Null when it is too long.</summary>
    /// <param name="attempt">The try that failed, from one.</param>
    /// <param name="asked">How long the connector asked to wait.</param>
    public static TimeSpan? After(int attempt, TimeSpan? asked)
    {
        // Those who were turned away together must not come back together.
        var jitter = RandomNumberGenerator.GetInt32(1000) / 1000.0;
        return asked is { } wait
            ? wait <= Longest ? wait + (First * jitter) : null
            : First * Math.Pow(2, attempt - 1) * (1 + (jitter / 2));
    }
}
