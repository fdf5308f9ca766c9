using NodaTime;
using NodaTime.Text;

namespace Sendai.Domain.Directory;

/// <summary>How somebody has confirmed a contact.</summary>
public enum Confirmation
{
    /// <summary>On a page of whoever runs the desk.</summary>
    OfficialPage,

    /// <summary>By asking the desk itself.</summary>
    AskedThere,

    /// <summary>Not at all: it is shown as 未確認.</summary>
    None,
}

/// <summary>What is wrong with a contact as it was typed.</summary>
public enum ContactFlaw
{
    /// <summary>No name of the desk.</summary>
    LabelMissing,

    /// <summary>The name of the desk is too long.</summary>
    LabelTooLong,

    /// <summary>A new contact without a number, which helps nobody.</summary>
    PhoneMissing,

    /// <summary>Something in the number is neither a digit nor a hyphen.</summary>
    PhoneNotDigits,

    /// <summary>A whole number that lacks its first 0.</summary>
    PhoneWithoutZero,

    /// <summary>Too few or too many digits.</summary>
    PhoneLength,

    /// <summary>The hours are too long.</summary>
    HoursTooLong,

    /// <summary>Nothing says where it was confirmed.</summary>
    SourceMissing,

    /// <summary>The source is too long.</summary>
    SourceTooLong,

    /// <summary>No day, or one that does not exist.</summary>
    DateMissing,

    /// <summary>A day that has not come yet.</summary>
    DateInFuture,

    /// <summary>Not said how it was confirmed.</summary>
    ConfirmationMissing,

    /// <summary>The remark is too long.</summary>
    NoteTooLong,
}

/// <summary>A contact as somebody typed it; the name of the desk only where it is a new one.</summary>
public sealed record TypedContact(string? Label, string Phone, string Hours, string Source, string ConfirmedOn, Confirmation? How, string Note);

/// <summary>What became of what was typed.</summary>
public abstract record ContactEntry
{
    /// <summary>The longest name of a desk, in characters.</summary>
    public const int LabelLength = 60;

    /// <summary>The longest number, with what people type between the digits.</summary>
    public const int PhoneLength = 30;

    /// <summary>The longest hours.</summary>
    public const int HoursLength = 120;

    /// <summary>The longest source.</summary>
    public const int SourceLength = 300;

    /// <summary>The longest remark.</summary>
    public const int NoteLength = 200;

    private static readonly LocalDate Earliest = new(2000, 1, 1);

    private ContactEntry()
    {
    }

    /// <summary>It can be kept.</summary>
    public sealed record Fits(string Label, string Phone, string Hours, string Source, LocalDate ConfirmedOn, ContactGrade Grade, string Note) : ContactEntry;

    /// <summary>It cannot.</summary>
    public sealed record Wrong(IReadOnlyList<ContactFlaw> Flaws) : ContactEntry;

    /// <summary>Reads what was typed.</summary>
    /// <param name="typed">The fields of the card.</param>
    /// <param name="today">By the city's calendar.</param>
    public static ContactEntry Read(TypedContact typed, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (label, hours, source, note) = (TypedText.Line(typed.Label), TypedText.Line(typed.Hours), TypedText.Line(typed.Source), TypedText.Line(typed.Note));
        var (phone, phoneFlaw) = PhoneNumber.Read(typed.Phone);
        var date = LocalDatePattern.Iso.Parse(TypedText.Line(typed.ConfirmedOn));
        ContactFlaw?[] flaws =
        [
            typed.Label is null ? null : label.Length == 0 ? ContactFlaw.LabelMissing : label.Length > LabelLength ? ContactFlaw.LabelTooLong : null,
            phoneFlaw ?? (typed.Label is not null && phone.Length == 0 ? ContactFlaw.PhoneMissing : null),
            hours.Length > HoursLength ? ContactFlaw.HoursTooLong : null,
            source.Length == 0 ? ContactFlaw.SourceMissing : source.Length > SourceLength ? ContactFlaw.SourceTooLong : null,
            !date.Success || date.Value < Earliest ? ContactFlaw.DateMissing : date.Value > today ? ContactFlaw.DateInFuture : null,
            typed.How is null ? ContactFlaw.ConfirmationMissing : null,
            note.Length > NoteLength ? ContactFlaw.NoteTooLong : null,
        ];
        return flaws.OfType<ContactFlaw>().ToList() is { Count: > 0 } wrong
            ? new Wrong(wrong)
            : new Fits(label, phone, hours, source, date.Value, typed.How == Confirmation.None ? ContactGrade.C : ContactGrade.A, note);
    }
}
