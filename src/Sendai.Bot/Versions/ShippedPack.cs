using Sendai.Bot.Pack;

namespace Sendai.Bot.Versions;

/// <summary>The pack that comes with the program, or the folder in <c>Pack:Path</c>.</summary>
internal sealed class ShippedPack(string folder)
{
    private readonly PackReading reading = PackReader.Read(folder);

    /// <summary>Its tables; none when a mistake in it is so large that it must not come into a store.</summary>
    public IReadOnlyList<PackTable> Tables => reading is PackReading.Tables tables ? tables.All : [];

    /// <summary>What is wrong with its files.</summary>
    public IReadOnlyList<PackFinding> Findings => reading.Findings;

    public static ShippedPack Read(IConfiguration configuration) => new(configuration["Pack:Path"] is { Length: > 0 } path ? path : PackLoader.DefaultFolder);

    /// <summary>As much of it as can be read.</summary>
    public LoadedPack Load() => PackLoader.Load(folder);
}
