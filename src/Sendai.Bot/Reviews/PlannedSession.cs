using System.Globalization;
using NodaTime;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Reviews;

/// <summary>A session as 事務局 wants it, before it is made.</summary>
/// <param name="Ward">Whose session it is.</param>
/// <param name="Kind">The kind; what it says is copied into the session.</param>
/// <param name="Starts">When it begins, by the city's clocks.</param>
/// <param name="Capacity">Slots, or people who take part together.</param>
/// <param name="Minutes">The length of one slot, or of the session where there are none.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="Link">The address of the online meeting; may be empty.</param>
internal sealed record PlannedSession(Ward Ward, SessionKind Kind, LocalDateTime Starts, int Capacity, int Minutes, string Place, string Link)
{
    private const int HashDigits = 8;

    /// <summary>Whether it ends on the day on which it begins.</summary>
    public bool EndsInTime => (Starts.Hour * 60) + Starts.Minute + (Kind.SlotMinutes is null ? Minutes : Minutes * Capacity) <= SessionFields.MinutesOfADay;

    /// <summary>An id that is the same for the same day and cause, so that whoever makes it again makes it once.</summary>
    /// <param name="cause">What it is made from: the nonce of a card, or a line of a file.</param>
    public string IdFrom(string cause) => string.Create(
        CultureInfo.InvariantCulture, $"{Starts.Date:uuuuMMdd}-{UserKey.Hash($"{Ward} {cause} {Starts.Date:uuuuMMdd}")[..HashDigits]}");

    public ReviewSession ToSession(string id) => new(
        id,
        Ward,
        Kind.Id,
        Kind.Name,
        CityClock.Of(Starts),
        Kind.SlotMinutes is null ? Minutes : 0,
        Kind.SlotMinutes is null ? null : Minutes,
        Capacity,
        CityClock.Of(Starts.Date.PlusDays(-Kind.ClosesDays) + Kind.ClosesTime),
        Kind.Bookers,
        Kind.DeclineHours,
        Kind.Themes,
        Kind.Material,
        Place,
        Link);
}
