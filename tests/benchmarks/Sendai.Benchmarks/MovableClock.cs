namespace Sendai.Benchmarks;

/// <summary>A year goes by in the time that the writes take.</summary>
internal sealed class MovableClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
