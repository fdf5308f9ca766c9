using System.Text.Json.Nodes;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Offices;

/// <summary>The words and verbs of the offices, and the names of what their buttons carry.</summary>
internal static class OfficeVerbs
{
    public const string MineWords = "わたしの事業所";
    public const string ListWords = "事業所の一覧";
    public const string RotaWords = "個別スーパービジョンの順番";
    public const string WhenWords = "個別スーパービジョンはいつ";
    public const string AttendanceWords = "参加の記録";

    public const string Mine = "offices.mine";
    public const string Choose = "offices.choose";
    public const string List = "offices.list";
    public const string Add = "offices.add";
    public const string Edit = "offices.edit";
    public const string Save = "offices.save";
    public const string Close = "offices.close";
    public const string Rota = "offices.rota";
    public const string RotaForm = "offices.rotaForm";
    public const string MakeRota = "offices.makeRota";
    public const string Swap = "offices.swap";
    public const string Put = "offices.put";
    public const string Mark = "offices.mark";
    public const string Waiting = "offices.waiting";
    public const string Attendance = "offices.attendance";
    public const string AttendanceFile = "offices.attendanceFile";

    public const string Ward = "ward";
    public const string Office = "office";
    public const string Name = "name";
    public const string OpenedOn = "openedOn";
    public const string Opens = "opens";
    public const string Skip = "skip";
    public const string Year = "year";
    public const string Month = "month";
    public const string Other = "other";
    public const string State = "state";
    public const string Form = "form";

    /// <summary>What the person has seen; a change on something else changes nothing.</summary>
    public const string Basis = "basis";

    /// <summary>A button with its data; null is left out.</summary>
    public static ActionExecute Button(string title, string verb, Ward ward, params ReadOnlySpan<(string Name, JsonNode? Value)> data)
    {
        var carried = new JsonObject { [Ward] = ward.Name };
        foreach (var (name, value) in data)
        {
            if (value is not null)
            {
                carried[name] = value;
            }
        }

        return new ActionExecute { Title = title, Verb = verb, Data = carried };
    }

    /// <summary>The same for a button beside inputs that it does not need: what is wrong in them does not stop it.</summary>
    public static ActionExecute WithoutInputs(this ActionExecute button) => button with { AssociatedInputs = AssociatedInputs.None };
}
