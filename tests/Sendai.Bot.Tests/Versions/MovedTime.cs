namespace Sendai.Bot.Tests.Versions;

/// <summary>A clock that a test moves.</summary>
internal sealed class MovedTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 18, 3, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
