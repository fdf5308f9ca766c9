using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Sessions;

/// <summary>The buttons of the 事務局, the names of their inputs, and the words that bring them.</summary>
internal static class SessionVerbs
{
    public const string MakeWords = "会をひらく";
    public const string MakeWordsToo = "開催を作る";
    public const string ListWords = "開催の一覧";

    public const string New = "review.admin.new";
    public const string Preview = "review.admin.preview";
    public const string Make = "review.admin.make";
    public const string List = "review.admin.list";
    public const string Open = "review.admin.open";
    public const string Edit = "review.admin.edit";
    public const string Change = "review.admin.change";
    public const string Cancel = "review.admin.cancel";
    public const string Close = "review.admin.close";
    public const string BookForm = "review.admin.bookForm";
    public const string Book = "review.admin.book";
    public const string CancelBooking = "review.admin.cancelBooking";
    public const string Roster = "review.admin.roster";
    public const string RosterFile = "review.admin.rosterFile";
    public const string Attendance = "review.admin.attendance";
    public const string Mark = "review.admin.mark";

    public const string Kind = "kind";
    public const string Date = "date";
    public const string Dates = "dates";
    public const string Rule = "rule";
    public const string Until = "until";
    public const string Time = "time";
    public const string Place = "place";
    public const string Link = "link";
    public const string Capacity = "capacity";
    public const string Minutes = "minutes";
    public const string Holiday = "holiday";
    public const string Except = "except";
    public const string Basis = "basis";
    public const string Closed = "closed";
    public const string From = "from";
    public const string Name = "name";
    public const string Office = "office";
    public const string Offices = "offices";
    public const string Slot = "slot";
    public const string Theme = "theme";
    public const string Page = "page";

    /// <summary>Begins the inputs of who came, before the number of the booking.</summary>
    public const string Came = "came";

    /// <summary>A button about a ward; what is null is left out.</summary>
    public static ActionExecute Button(string title, string verb, Ward ward, params ReadOnlySpan<(string Name, JsonNode? Value)> data)
    {
        var carried = new JsonObject { [ReviewVerbs.Ward] = ward.Name };
        foreach (var (name, value) in data)
        {
            if (value is not null)
            {
                carried[name] = value;
            }
        }

        return new ActionExecute { Title = title, Verb = verb, Data = carried };
    }

    /// <summary>A button about a session, without what stands in inputs beside it.</summary>
    public static ActionExecute About(string title, string verb, ReviewSession session) => ReviewVerbs.Button(title, verb, session);

    /// <summary>A button that changes something of a session, with what stands in the inputs beside it.</summary>
    public static ActionExecute Deed(string title, string verb, ReviewSession session, params ReadOnlySpan<(string Name, JsonNode? Value)> data) => Button(
        title, verb, session.Ward, [(ReviewVerbs.Session, session.Id), (Nonce.Data, Nonce.New()), .. data]);

    /// <summary>The same beside inputs that it does not need.</summary>
    public static ActionExecute WithoutInputs(this ActionExecute button) => button with { AssociatedInputs = AssociatedInputs.None };
}
