using NodaTime;
using NodaTime.Text;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;

namespace Sendai.Bot.Offices;

/// <summary>How the offices of a ward lie in the table: one partition, with who belongs to them and what is planned with them.</summary>
internal static class OfficeRows
{
    public const string Table = "Offices";

    /// <summary>Begins the keys of the offices themselves.</summary>
    public const string Prefix = "office-";

    private const string MemberPrefix = "member-";
    private const int IdLength = 16;

    /// <summary>Names of wards are Japanese, and keys are not.</summary>
    public static string Partition(Ward ward) => UserKey.Hash(ward.Name);

    public static string Key(string id) => Prefix + id;

    /// <summary>Keeps a name for one office of the ward.</summary>
    public static string NameKey(string name) => $"name-{UserKey.Hash(Office.Folded(name))}";

    public static string MemberKey(string id, string person) => $"{MembersOf(id)}{person}";

    /// <summary>Begins the keys of those who chose one office, or without it all of them.</summary>
    public static string MembersOf(string? id) => id is null ? MemberPrefix : $"{MemberPrefix}{id}-";

    /// <summary>Who and which office, from the key of a member.</summary>
    public static (string Office, string Person) Member(TableRow row) =>
        (row.RowKey.Substring(MemberPrefix.Length, IdLength), row.RowKey[(MemberPrefix.Length + IdLength + 1)..]);

    public static string NewId() => System.Security.Cryptography.RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    /// <summary>Whether it can be an id at all: what a card carries may be anything.</summary>
    public static bool IsId(string? id) => id is { Length: IdLength } && id.All(char.IsAsciiHexDigitLower);

    public static TableRow Write(Office office) => new TableRow(Partition(office.Ward), Key(office.Id))
        .Set("Ward", office.Ward.Name)
        .Set("Name", office.Name)
        .Set("OpenedOn", office.OpenedOn is { } day ? LocalDatePattern.Iso.Format(day) : null)
        .Set("IsClosed", office.IsClosed);

    public static Office Read(TableRow row) => new(
        row.RowKey[Prefix.Length..],
        new Ward(Text(row, "Ward")),
        Text(row, "Name"),
        row.GetString("OpenedOn") is { } day && LocalDatePattern.Iso.Parse(day) is { Success: true } read ? read.Value : (LocalDate?)null,
        row.GetBoolean("IsClosed") ?? false);

    private static string Text(TableRow row, string name) => row.GetString(name) ?? throw new TableStoreException($"An office lacks {name}.");
}
