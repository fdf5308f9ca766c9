using NodaTime;

namespace Sendai.Bot;

/// <summary>The wall clock of the people whom the bot serves, wherever the machine stands.</summary>
internal sealed class CityClock(TimeProvider time)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

    /// <summary>Local date and time now.</summary>
    public LocalDateTime Now => Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(Zone).LocalDateTime;
}
