using NodaTime;

namespace Sendai.Domain.Reviews;

/// <summary>A kind of session, such as a case review in the liaison meeting. Which kinds there are is data.</summary>
/// <param name="Id">Its id in the data.</param>
/// <param name="Name">What people call it.</param>
/// <param name="SlotMinutes">The length of one slot; null when all take part together.</param>
/// <param name="Minutes">The length of a session without slots.</param>
/// <param name="Capacity">Slots, or people who take part together.</param>
/// <param name="Bookers">Who may take a place.</param>
/// <param name="ClosesDays">How many days before the session booking closes.</param>
/// <param name="ClosesTime">At what time of that day, in the city.</param>
/// <param name="DeclineHours">How long somebody who moves up from the waitlist may decline.</param>
/// <param name="Themes">What one can say it is about.</param>
/// <param name="Material">What is asked for beforehand; empty when nothing is.</param>
public sealed record SessionKind(
    string Id,
    string Name,
    int? SlotMinutes,
    int Minutes,
    int Capacity,
    Bookers Bookers,
    int ClosesDays,
    LocalTime ClosesTime,
    int DeclineHours,
    IReadOnlyList<string> Themes,
    string Material)
{
    /// <summary>What people call it as well.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>How such a session goes and what everybody promises, for the sheet of a case; empty when nothing is said.</summary>
    public IReadOnlyList<string> Sheet { get; init; } = [];
}

/// <summary>Who may take a place in a session; 事務局 always may, for others.</summary>
public enum Bookers
{
    /// <summary>Every 相談員.</summary>
    Everyone,

    /// <summary>Whoever belongs to an office that opened lately.</summary>
    NewOffices,

    /// <summary>Nobody but 事務局, for instance by a rota.</summary>
    Secretariat,
}
