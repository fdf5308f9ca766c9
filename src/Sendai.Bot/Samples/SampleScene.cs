using NodaTime;
using Sendai.Bot.People;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Samples;

/// <summary>What the parts of the sample have in common.</summary>
/// <param name="Settings">The local Teams.</param>
/// <param name="Main">The ward where most of it is.</param>
/// <param name="Other">Another ward.</param>
/// <param name="Content">The directory.</param>
/// <param name="Today">By the city's calendar.</param>
internal sealed record SampleScene(SampleSettings Settings, Ward Main, Ward Other, DirectoryContent Content, LocalDate Today)
{
    /// <summary>Stands in every name of the sample, so that nobody takes it for real.</summary>
    public const string Mark = "（見本）";

    /// <summary>The person at the keyboard; see <see cref="UserKey"/>.</summary>
    public string Person => UserKey.Hash(Settings.UserObjectId);
}

/// <summary>A part of the sample; a feature registers its own.</summary>
/// <param name="Order">Lower comes first.</param>
/// <param name="AddAsync">Writes it, into a store that has none of it.</param>
internal sealed record SamplePart(int Order, Func<SampleScene, CancellationToken, Task> AddAsync);
