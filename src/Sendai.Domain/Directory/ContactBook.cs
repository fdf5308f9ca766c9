namespace Sendai.Domain.Directory;

/// <summary>How to reach each body, the most trustworthy way first.</summary>
internal sealed class ContactBook
{
    private readonly ILookup<string, Contact> contacts;

    public ContactBook(DirectoryContent content) =>
        contacts = content.Contacts
            .OrderByDescending(contact => contact.Phone.Length > 0)
            .ThenBy(contact => contact.Grade)
            .ToLookup(contact => contact.BodyId);

    /// <summary>Ways to reach a body. Where some are for the asker's ward by name, only those.</summary>
    public IReadOnlyList<Contact> Of(ConsultationBody body, Ward? ward)
    {
        var all = contacts[body.Id].ToList();
        var own = ward is null ? [] : all.Where(contact => contact.Label.Contains(ward.Value.Name, StringComparison.Ordinal)).ToList();
        return own.Count > 0 && own.Count < all.Count && body.Ward is null ? own : all;
    }

    public bool HasPhone(ConsultationBody body) => contacts[body.Id].Any(contact => contact.Phone.Length > 0);
}
