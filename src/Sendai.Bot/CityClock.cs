using NodaTime;

namespace Sendai.Bot;

/// <summary>The wall clock of the people whom the bot serves, wherever the machine stands.</summary>
internal sealed class CityClock(TimeProvider time)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

    /// <summary>Local date and time now.</summary>
    public LocalDateTime Now => At(time.GetUtcNow());

    /// <summary>The moment.</summary>
    public Instant Moment => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Local date and time of a moment.</summary>
    public static LocalDateTime At(Instant moment) => moment.InZone(Zone).LocalDateTime;

    /// <summary>The moment of a local date and time; the city's clocks are never put forward or back.</summary>
    public static Instant Of(LocalDateTime local) => local.InZoneLeniently(Zone).ToInstant();

    /// <summary>Local date and time of a moment.</summary>
    public static LocalDateTime At(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(Zone).LocalDateTime;
}
