using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Sessions;

/// <summary>The fields that making and changing a session share.</summary>
internal static class SessionFieldsCard
{
    private const int NumberLength = 4;

    public static InputDate Date(string id, string label, string value, bool isRequired) => new()
    {
        Id = id,
        Label = label,
        Value = value.Length > 0 ? value : null,
        Placeholder = "日付を選ぶ",
        IsRequired = isRequired ? true : null,
        ErrorMessage = isRequired ? "開催日を選んでください。" : null,
    };

    public static InputText Time(string value) => Text(SessionVerbs.Time, "開始時刻", value, 10, "例：10:00") with
    {
        IsRequired = true,
        ErrorMessage = SessionWordsOfDesk.TimeFlaw,
    };

    public static InputText Place(string value) => Text(SessionVerbs.Place, "場所（なくてもかまいません）", value, SessionFields.PlaceLength, "例：区役所 3階会議室");

    public static InputText Link(string value) => Text(SessionVerbs.Link, "オンラインのアドレス（なくてもかまいません）", value, SessionFields.LinkLength, "https:// で始まるアドレス");

    public static InputText Capacity(bool hasSlots, string value) => Text(SessionVerbs.Capacity, hasSlots ? "枠の数" : "定員（人）", value, NumberLength, "例：6") with
    {
        IsRequired = true,
        ErrorMessage = SessionWordsOfDesk.CapacityFlaw,
    };

    public static InputText Minutes(SessionKind kind, string value) => Text(SessionVerbs.Minutes, kind.SlotMinutes is null ? "会の長さ（分）" : "1枠の長さ（分）", value, NumberLength, "例：10") with
    {
        IsRequired = true,
        ErrorMessage = $"1から{SessionFields.LongestMinutes}までの数にしてください。",
    };

    public static InputText Text(string id, string label, string value, int longest, string placeholder) => new()
    {
        Id = id,
        Label = label,
        Value = value,
        MaxLength = Math.Max(longest, value.Length),
        Placeholder = placeholder,
    };

    /// <summary>The fields, each with what is wrong in it.</summary>
    public static IEnumerable<CardElement> WithFlaws(IEnumerable<CardInput> fields, IReadOnlyList<SessionFlaw> flaws)
    {
        foreach (var field in fields)
        {
            yield return field;
            foreach (var flaw in flaws.Where(flaw => flaw.Field == field.Id))
            {
                yield return CardParts.Line(flaw.Words) with { Color = TextColor.Attention };
            }
        }
    }

    /// <summary>A line above everything, because something did not go as the person expects.</summary>
    public static Container Alert(string words) => new() { Style = ContainerStyle.Attention, Items = [CardParts.Line(words)] };
}
