using Sendai.Domain.Directory;

namespace Sendai.Bot.Wording;

/// <summary>Says how to reach a body, and how far that can be trusted.</summary>
internal static class ContactWords
{
    // The number stands first: on a phone a line breaks anywhere, also inside a number.
    private const int ContactsShown = 2;

    /// <summary>The lines for a body: its numbers, or who to call instead.</summary>
    public static IEnumerable<string> Lines(Candidate candidate)
    {
        var phones = Shown(candidate.Contacts).ToList();
        foreach (var contact in phones)
        {
            yield return Line(contact);
        }

        if (phones.Count == 0)
        {
            yield return "連絡先未登録です。";
            if (candidate.CallInstead is { } instead)
            {
                yield return $"☎ {Number(instead.Contact)}　かわりに {instead.Body.Name}";
            }
        }
    }

    /// <summary>Of the contacts of a body, those that an answer shows.</summary>
    public static IEnumerable<Contact> Shown(IEnumerable<Contact> contacts) =>
        contacts.Where(contact => contact.Phone.Length > 0).DistinctBy(contact => contact.Phone).Take(ContactsShown);

    /// <summary>The line for one contact with a number.</summary>
    public static string Line(Contact contact) => $"☎ {Number(contact)}　{contact.Label}{Hours(contact)}";

    /// <summary>The line for a call in a danger.</summary>
    public static string Of(UrgentCall call) => $"{Number(call)}　{call.Title}　{About(call)}".TrimEnd();

    /// <summary>The number of a call in a danger.</summary>
    public static string Number(UrgentCall call) => call.Contact is null ? call.Phone : Number(call.Contact);

    /// <summary>Whether somebody answers now, and why to call there.</summary>
    public static string About(UrgentCall call) => string.Join("　", new[] { Open(call), call.Line.Note }.Where(part => part.Length > 0));

    /// <summary>The number, with 未確認 and the date of its source unless it is confirmed.</summary>
    public static string Number(Contact contact) => contact.Grade == ContactGrade.A
        ? contact.Phone
        : $"{contact.Phone}（未確認・{Date(contact)}）";

    private static string Date(Contact contact) => contact.SourceDate.Length > 0 ? $"{contact.SourceDate}の情報" : "日付のない情報";

    private static string Hours(Contact contact) => contact.Hours.Length > 0 ? $"　{contact.Hours}" : "";

    private static string Open(UrgentCall call) => (call.Contact, call.OpenNow) switch
    {
        (null, _) => "",
        (_, true) => "いま受付中",
        _ => "受付時間未確認",
    };
}
