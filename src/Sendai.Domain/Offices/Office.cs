using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Offices;

/// <summary>事業所: an office of 相談員, as the 事務局 of its ward keeps it.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Ward">Whose it is.</param>
/// <param name="Name">The name of the organisation.</param>
/// <param name="OpenedOn">Since when there is one; null when nobody has said.</param>
/// <param name="IsClosed">Whether it is closed: it stays for the records.</param>
public sealed record Office(string Id, Ward Ward, string Name, LocalDate? OpenedOn, bool IsClosed)
{
    /// <summary>How long an office counts as 新規, in months.</summary>
    public const int NewMonths = 24;

    /// <summary>Whether it was opened within the last months; one that opens later counts as well.</summary>
    /// <param name="today">By the city's calendar.</param>
    /// <param name="months">How many.</param>
    public bool IsNew(LocalDate today, int months = NewMonths) => OpenedOn is { } opened && opened.PlusMonths(months) > today;

    /// <summary>The name in the form in which two are compared: spaces and widths make no other office.</summary>
    public static string Folded(string name) => string.Concat(JapaneseText.Fold(name).Where(letter => !char.IsWhiteSpace(letter)));
}
