namespace Sendai.Domain.Directory;

/// <summary>How to reach each body, the most trustworthy way first.</summary>
internal sealed class ContactBook
{
    private readonly ILookup<string, Contact> contacts;
    private readonly IReadOnlyList<string> wards;

    public ContactBook(DirectoryContent content)
    {
        wards = [.. content.Wards.Select(ward => ward.Name)];
        contacts = content.Contacts
            .OrderByDescending(contact => contact.Phone.Length > 0)
            .ThenBy(contact => contact.Grade)
            .ToLookup(contact => contact.BodyId);
    }

    /// <summary>Ways to reach a body. Of a body of the whole city that lists a number for each ward, only those of the asker's ward.</summary>
    public IReadOnlyList<Contact> Of(ConsultationBody body, Ward? ward)
    {
        var all = contacts[body.Id];
        return body.Ward is null && all.Count(contact => wards.Any(contact.Label.Contains)) > 1
            ? [.. all.Where(contact => !wards.Any(contact.Label.Contains) || (ward is { } own && contact.Label.Contains(own.Name, StringComparison.Ordinal)))]
            : [.. all];
    }

    public bool HasPhone(ConsultationBody body, Ward? ward) => Of(body, ward).Any(contact => contact.Phone.Length > 0);
}
