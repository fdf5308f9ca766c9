using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Contacts;

/// <summary>The fields of the card: between what is typed, what a button carries, and the row of the directory.</summary>
internal static class ContactFields
{
    public const string OfficialPage = "page";
    public const string AskedThere = "asked";
    public const string NotConfirmed = "none";

    /// <summary>What a press carries; null when it carries no fields.</summary>
    public static TypedContact? Typed(ActionData data) => data.GetString(ContactVerbs.Phone) is null && data.GetString(ContactVerbs.Source) is null
        ? null
        : new TypedContact(
            data.GetString(ContactVerbs.Label) is null ? data.GetString(ContactVerbs.NewLabel) ?? "" : null,
            data.GetString(ContactVerbs.Phone) ?? "",
            data.GetString(ContactVerbs.Hours) ?? "",
            data.GetString(ContactVerbs.Source) ?? "",
            data.GetString(ContactVerbs.ConfirmedOn) ?? "",
            data.GetString(ContactVerbs.How) switch
            {
                OfficialPage => Confirmation.OfficialPage,
                AskedThere => Confirmation.AskedThere,
                NotConfirmed => Confirmation.None,
                _ => null,
            },
            data.GetString(ContactVerbs.Note) ?? "");

    /// <summary>The row as the card shows it at first. How and when it is confirmed now is for the person to say; today is likely.</summary>
    public static TypedContact Of(ContactRow? row, string today) =>
        new(row is null ? "" : null, row?["phone"] ?? "", row?["hours"] ?? "", row?["source"] ?? "", today, null, row?["note"] ?? "");

    /// <summary>How it was confirmed, as the choice's value.</summary>
    public static string? Value(Confirmation? how) => how switch
    {
        Confirmation.OfficialPage => OfficialPage,
        Confirmation.AskedThere => AskedThere,
        Confirmation.None => NotConfirmed,
        _ => null,
    };
}
