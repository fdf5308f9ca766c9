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

    public IReadOnlyList<Contact> Of(ConsultationBody body) => [.. contacts[body.Id]];

    public bool HasPhone(ConsultationBody body) => contacts[body.Id].Any(contact => contact.Phone.Length > 0);
}
