namespace Sendai.Bot.Tests.Endpoint;

/// <summary>A clock that stands still, so that what is open and what is closed does not depend on when the tests run.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    /// <summary>Wednesday, 18 November 2026, noon in Sendai.</summary>
    public static TimeProvider WorkingDayNoon { get; } = new FixedTime(new DateTimeOffset(2026, 11, 18, 12, 0, 0, TimeSpan.FromHours(9)));

    /// <summary>The Sunday after it, at half past six in the evening.</summary>
    public static TimeProvider SundayEvening { get; } = new FixedTime(new DateTimeOffset(2026, 11, 22, 18, 30, 0, TimeSpan.FromHours(9)));

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
