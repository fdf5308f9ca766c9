using System.Globalization;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>What stands in the fields of the form.</summary>
/// <param name="Slot">A slot as the choice has it; empty for any.</param>
/// <param name="Theme">One of the session's themes.</param>
/// <param name="Text">In the person's words, in one line. It has not passed the screen.</param>
/// <param name="Issue">An issue of the directory.</param>
/// <param name="Waits">Whether the person waits when nothing is free.</param>
internal sealed record BookingForm(string Slot, string Theme, string Text, string Issue, bool Waits)
{
    // What is longer cannot come from the form, and would not fit on a card that gives it back.
    private const int LongestKept = 1000;

    /// <summary>As it stands there at first.</summary>
    public static BookingForm Empty { get; } = new("", "", "", "", Waits: true);

    public static BookingForm Of(ActionData data) => new(
        data.GetString(ReviewData.Slot) is { } slot and not ReviewData.AnySlot ? slot : "",
        data.GetString(ReviewData.Theme) ?? "",
        TypedText.Cut(TypedText.Line(data.GetString(ReviewData.Text)), LongestKept),
        data.GetString(ReviewData.Issue) ?? "",
        data.GetString(ReviewData.Waits) == "true");

    /// <summary>Whether everything that is chosen can be chosen.</summary>
    public bool Fits(ReviewSession session, DirectoryContent content) =>
        (Slot.Length == 0 || SlotIn(session) is not null)
        && (session.Themes.Count == 0 ? Theme.Length == 0 : session.Themes.Contains(Theme))
        && (Issue.Length == 0 || content.Issues.Any(known => known.Id == Issue));

    /// <summary>The slot, from 0; null for any.</summary>
    public int? SlotIn(ReviewSession session) =>
        session.SlotMinutes is not null && int.TryParse(Slot, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < session.Capacity ? number : null;

    /// <summary>What was typed is about a person: whatever prints a value must not print this one.</summary>
    public override string ToString() => nameof(BookingForm);
}
