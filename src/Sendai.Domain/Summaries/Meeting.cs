using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries;

/// <summary>The meeting that a summary is about.</summary>
/// <param name="Ward">Whose meeting it was.</param>
/// <param name="KindId">The kind of session; subscriptions go by it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Session">The session that it belongs to; empty when it belongs to none.</param>
/// <param name="Came">The ids of the offices that came; empty when nobody has recorded that.</param>
public sealed record Meeting(Ward Ward, string KindId, string Name, LocalDate HeldOn, string Session, IReadOnlyList<string> Came)
{
    /// <inheritdoc/>
    public bool Equals(Meeting? other) => other is not null
        && (Ward, KindId, Name, HeldOn, Session) == (other.Ward, other.KindId, other.Name, other.HeldOn, other.Session)
        && Came.SequenceEqual(other.Came);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ward, KindId, Name, HeldOn, Session, Came.Count);
}
