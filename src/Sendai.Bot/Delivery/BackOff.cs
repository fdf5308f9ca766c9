using System.Security.Cryptography;

namespace Sendai.Bot.Delivery;

/// <summary>How long to wait before another try.</summary>
internal static class BackOff
{
    /// <summary>About a quarter of an hour of trying when nobody says how long to wait.</summary>
    public const int Tries = 10;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Long enough for a short outage to pass, because this is the only repeat.</summary>
    private static readonly TimeSpan AfterUnclear = TimeSpan.FromSeconds(10);

    /// <summary>Never less than the connector asked for; otherwise twice as long every time.</summary>
    public static TimeSpan After(int attempts, TimeSpan? asked)
    {
        var doubled = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, Tries)));
        return asked is { } wait ? wait + (TimeSpan.FromSeconds(1) * Jitter()) : Spread(doubled < Longest ? doubled : Longest);
    }

    public static TimeSpan BeforeRepeat() => Spread(AfterUnclear);

    /// <summary>Those who were turned away together must not come back together.</summary>
    private static TimeSpan Spread(TimeSpan wait) => wait * (1 + (Jitter() / 2));

    private static double Jitter() => RandomNumberGenerator.GetInt32(1000) / 1000.0;
}
