using Sendai.Bot.Pack;
using Sendai.Bot.People;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Features.Contacts;

/// <summary>One row of the contacts as the directory keeps it, also with columns that only the keepers of its files know.</summary>
internal sealed class ContactRow
{
    private readonly SortedDictionary<string, string> cells;

    public ContactRow(IEnumerable<KeyValuePair<string, string>> cells)
    {
        // An empty cell says as much as none.
        this.cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, cell) in cells)
        {
            if (cell.Trim() is { Length: > 0 } text)
            {
                this.cells[column] = text;
            }
        }
    }

    /// <summary>What the columns say; those that say nothing are not in it.</summary>
    public IReadOnlyDictionary<string, string> Cells => cells;

    /// <summary>Another one as soon as any cell is.</summary>
    public string Hash => UserKey.Hash(string.Join('\n', cells.Select(cell => $"{cell.Key}={cell.Value}")));

    public ContactKey Key => new(this["body_id"], this["label"]);

    public string this[string column] => cells.GetValueOrDefault(column, "");

    /// <summary>An empty row for a new contact.</summary>
    public static ContactRow New(ContactKey key) => new([new("body_id", key.BodyId), new("label", key.Label)]);

    /// <summary>The row with what was typed. From now on it is the secretariat's: a newer pack leaves it as it is.</summary>
    public ContactRow With(ContactEntry.Fits entry) => new(new Dictionary<string, string>(cells)
    {
        ["phone"] = entry.Phone,
        ["hours"] = entry.Hours,
        ["source"] = entry.Source,
        ["source_date"] = ContactDates.Iso(entry.ConfirmedOn),
        ["grade"] = entry.Grade.ToString(),
        ["note"] = entry.Note,
        [KeptRows.Column] = KeptRows.Secretariat,
    });

    /// <summary>As answers show it.</summary>
    public Contact ToContact() => new()
    {
        BodyId = this["body_id"],
        Label = this["label"],
        Phone = this["phone"],
        Hours = this["hours"],
        Source = this["source"],
        SourceDate = this["source_date"],
        // A row with another word is in no answer.
        Grade = Enum.TryParse<ContactGrade>(this["grade"], ignoreCase: true, out var grade) ? grade : ContactGrade.C,
        Note = this["note"],
    };
}
