namespace Sendai.Domain.Directory;

/// <summary>How to reach each body, the most trustworthy way first.</summary>
internal sealed class ContactBook
{
    private readonly Dictionary<(string Body, Ward? Ward), IReadOnlyList<Contact>> contacts = [];

    public ContactBook(DirectoryContent content)
    {
        var wards = content.Wards;
        var bodies = content.Bodies.ToDictionary(body => body.Id);
        var byBody = content.Contacts
            .OrderByDescending(contact => contact.Phone.Length > 0)
            .ThenBy(contact => contact.Grade)
            .GroupBy(contact => contact.BodyId);
        foreach (var group in byBody)
        {
            foreach (var ward in wards.Cast<Ward?>().Append(null))
            {
                contacts[(group.Key, ward)] = bodies[group.Key].Ward is null ? For(ward, [.. group], wards) : [.. group];
            }
        }
    }

    /// <summary>Ways to reach a body. Where some are for the asker's ward, only those; those for other wards only, never.</summary>
    public IReadOnlyList<Contact> Of(ConsultationBody body, Ward? ward) =>
        contacts.TryGetValue((body.Id, ward), out var own) || contacts.TryGetValue((body.Id, null), out own) ? own : [];

    public bool HasPhone(ConsultationBody body, Ward? ward) => Of(body, ward).Any(contact => contact.Phone.Length > 0);

    private static List<Contact> For(Ward? ward, List<Contact> all, IReadOnlyList<Ward> wards)
    {
        var own = ward is { } asked ? all.FindAll(contact => Names(contact, asked)) : [];
        if (own.Count > 0)
        {
            return own;
        }

        // One ward in one label is where the body stands; several are a number for each.
        return all.SelectMany(contact => wards.Where(ward => Names(contact, ward))).Distinct().Count() > 1
            ? all.FindAll(contact => !wards.Any(ward => Names(contact, ward)))
            : all;
    }

    private static bool Names(Contact contact, Ward ward) => contact.Label.Contains(ward.Name, StringComparison.Ordinal);
}
