using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Reviews;

/// <summary>The verbs around sessions that cards of several places carry, and the names of what goes along.</summary>
internal static class ReviewVerbs
{
    public const string List = "review.list";
    public const string Form = "review.form";
    public const string Book = "review.book";
    public const string Waitlist = "review.waitlist";
    public const string Mine = "review.mine";
    public const string Cancel = "review.cancel";
    public const string Decline = "review.decline";
    public const string Move = "review.move";
    public const string Calendar = "review.calendar";

    public const string Ward = "ward";
    public const string Session = "session";
    public const string Number = "number";

    /// <summary>「はい、…します」 of a question; absent on the button that asks it.</summary>
    public const string Sure = "sure";

    /// <summary>A button about a session.</summary>
    public static ActionExecute Button(string title, string verb, ReviewSession session) => new()
    {
        Title = title,
        Verb = verb,
        Data = new JsonObject { [Ward] = session.Ward.Name, [Session] = session.Id },
        AssociatedInputs = AssociatedInputs.None,
    };

    /// <summary>A button about a booking.</summary>
    public static ActionExecute Button(string title, string verb, ReviewSession session, Booking booking)
    {
        var button = Button(title, verb, session);
        button.Data![Number] = booking.Number;
        return button;
    }

    /// <summary>A button that does something to a booking at once: it counts once.</summary>
    public static ActionExecute Deed(string title, string verb, ReviewSession session, Booking booking)
    {
        var button = Button(title, verb, session, booking);
        button.Data![Nonce.Data] = Nonce.New();
        return button;
    }

    /// <summary>The session that a press is about, and the number of its booking; null when it says none.</summary>
    public static (string Ward, string Session, int Number)? Read(ActionData data) =>
        data.GetString(Ward) is { Length: > 0 } ward && data.GetString(Session) is { } session && ReviewRows.IsId(session)
            ? (ward, session, data.GetInt32(Number) ?? 0)
            : null;
}
