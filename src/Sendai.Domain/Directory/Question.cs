using NodaTime;

namespace Sendai.Domain.Directory;

/// <summary>What somebody asks.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Ward">The asker's own ward, where it is known.</param>
/// <param name="Now">Local time, which decides which urgent lines answer.</param>
public sealed record Question(string Text, Ward? Ward, LocalDateTime Now);
