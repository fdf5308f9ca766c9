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

    /// <summary>Ways to reach a body. Where some are for the asker's ward, only those; those for other wards only, never.</summary>
    public IReadOnlyList<Contact> Of(ConsultationBody body, Ward? ward)
    {
        var all = contacts[body.Id].ToList();
        if (body.Ward is not null)
        {
            return all;
        }

        var own = ward is { } asked ? all.FindAll(contact => contact.Label.Contains(asked.Name, StringComparison.Ordinal)) : [];
        return own.Count > 0 ? own
            // One ward in one label is where the body stands; several are a number for each.
            : all.SelectMany(contact => wards.Where(contact.Label.Contains)).Distinct().Count() > 1 ? all.FindAll(contact => !wards.Any(contact.Label.Contains))
            : all;
    }

    public bool HasPhone(ConsultationBody body, Ward? ward) => Of(body, ward).Any(contact => contact.Phone.Length > 0);
}
