using System.Globalization;

namespace Sendai.Tables;

// How many bytes an operation is in a batch, at most. Counted rather than serialized, so that both engines refuse the same.
internal static class WireSize
{
    // The part's headers with its boundary and version, and the type of a property with its punctuation.
    private const int PartHeaders = 1024;
    private const int PropertyFrame = 48;

    // As in \u3000.
    private const int Escape = 6;

    public static long Of(TableOperation operation)
    {
        // The keys stand in the address, percent-encoded to 9 bytes a character, and again in the body.
        var size = PartHeaders + (15L * (operation.PartitionKey.Length + operation.RowKey.Length));
        if (operation.Content is not { } row)
        {
            return size;
        }

        foreach (var (name, value) in row.Properties)
        {
            // With its type, the name stands twice.
            size += PropertyFrame + (2L * Text(name)) + value switch
            {
                string text => Text(text),
                byte[] bytes => (bytes.Length + 2) / 3 * 4,
                _ => 40,
            };
        }

        return size;
    }

    private static long Text(string text)
    {
        var size = 0L;
        foreach (var c in text)
        {
            size += c switch
            {
                < ' ' or '"' or '\\' or '\u007F' => Escape,
                < '\u0080' => 1,
                _ when IsEscaped(c) => Escape,
                < '\u0800' => 2,
                _ => 3,
            };
        }

        return size;
    }

    // What the JSON writer does not leave as it is; the full-width space is the one that Japanese is full of.
    private static bool IsEscaped(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
