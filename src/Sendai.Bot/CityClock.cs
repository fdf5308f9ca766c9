using NodaTime;

namespace Sendai.Bot;

/// <summary>The wall clock of the people whom the bot serves, wherever the machine stands.</summary>
internal sealed class CityClock(TimeProvider time)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

    /// <summary>Local date and time now.</summary>
    public LocalDateTime Now => At(time.GetUtcNow());

    /// <summary>Local date and time of a moment.</summary>
    public static LocalDateTime At(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(Zone).LocalDateTime;
}
