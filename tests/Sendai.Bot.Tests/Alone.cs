namespace Sendai.Bot.Tests;

/// <summary>For tests on the real clock: others beside them would take the time that they promise.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public static class Alone;
