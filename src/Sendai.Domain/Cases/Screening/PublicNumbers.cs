using Sendai.Domain.Directory;

namespace Sendai.Domain.Cases.Screening;

/// <summary>What the directory publishes itself: numbers, mail addresses and addresses of bodies identify no client.</summary>
internal sealed class PublicNumbers
{
    private const int LocalDigits = 6;
    private readonly HashSet<string> phones;
    private readonly HashSet<string> mails;
    private readonly HashSet<string> addresses;

    public PublicNumbers(DirectoryContent directory)
    {
        phones = [.. directory.Contacts.SelectMany(contact => new[] { contact.Phone, contact.Fax })
            .Concat(directory.UrgentLines.Select(line => line.Number))
            .Select(Digits)
            .Where(number => number.Length > LocalDigits)];
        mails = new HashSet<string>(
            directory.Contacts.Select(contact => new FoldedText(contact.Email).Text).Where(mail => mail.Length > 0), StringComparer.OrdinalIgnoreCase);
        addresses = [.. directory.Contacts.Select(contact => contact.Address).Where(address => address.Length > 0).Select(AddressFinder.KeyOf).OfType<string>()];
    }

    /// <summary>Whether a number as it was dialled, or its end without the area code, is a body's.</summary>
    public bool HasPhone(string digits) => phones.Contains(digits)
        || (digits.Length > LocalDigits && digits[0] != '0' && phones.Any(phone => phone.EndsWith(digits, StringComparison.Ordinal)));

    public bool HasMail(string mail) => mails.Contains(mail);

    public bool HasAddress(string key) => addresses.Contains(key);

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));
}
