using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Sendai.Tables.Filters;

namespace Sendai.Tables;

// The service's rules, checked before anything is sent: Azurite and SQLite would let most of them pass,
// and what passes there must not fail in production. Values stay out of the messages.
internal static class TableRules
{
    // The service takes 252 besides its own three; an engine keeps two for itself, see CheckPropertyName.
    private const int MaxProperties = 250;
    private const int MaxOperations = 100;

    // The id of the write that made the version, and the version that it replaced: by these an engine recognises its own
    // write after an answer was lost.
    public const string WriteId = "WriteId";
    public const string WriteBase = "WriteBase";

    // What those two take of a row at most.
    private const int Marks = 256;

    private const long MaxTransaction = 4 * 1024 * 1024;
    // A front end takes 16 KiB of address and headers.
    private const int MaxQuery = 12 * 1024;
    private const int MaxKey = 512;
    private const int MaxString = 32 * 1024;
    private const int MaxBinary = 64 * 1024;
    private const int MaxRow = 1024 * 1024;

    private static readonly SearchValues<char> ForbiddenInKeys = SearchValues.Create(
        @"/\#?%" + string.Concat(Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)));

    private static readonly DateTimeOffset FirstDate = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void CheckTable(string table)
    {
        if (table is not { Length: >= 3 and <= 63 } || !char.IsAsciiLetter(table[0]) || !table.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("A table's name is 3 to 63 ASCII letters and digits and begins with a letter.", nameof(table));
        }
    }

    public static void CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length > MaxKey)
        {
            throw new ArgumentException($"A key has at most {MaxKey} characters.", nameof(key));
        }

        if (key.AsSpan().ContainsAny(ForbiddenInKeys))
        {
            throw new ArgumentException(@"A key has none of / \ # ? % and no control characters.", nameof(key));
        }

        if (!IsWellFormed(key))
        {
            throw new ArgumentException("A key is well-formed Unicode: no half of a surrogate pair.", nameof(key));
        }
    }

    public static void CheckPropertyName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > 255 || char.IsDigit(name[0]) || !name.All(c => c == '_' || char.IsLetterOrDigit(c)))
        {
            throw new ArgumentException(
                "A property's name is 1 to 255 letters, digits and underscores and does not begin with a digit.", nameof(name));
        }

        if (name is "PartitionKey" or "RowKey" or "Timestamp")
        {
            throw new ArgumentException("PartitionKey, RowKey and Timestamp belong to the service.", nameof(name));
        }

        if (name is WriteId or WriteBase)
        {
            throw new ArgumentException($"{WriteId} and {WriteBase} belong to the store.", nameof(name));
        }
    }

    public static void CheckString(string name, string? value)
    {
        if (value?.Length > MaxString)
        {
            throw new ArgumentException($"The text in {name} is longer than {MaxString} characters.", nameof(value));
        }

        if (value is not null && !IsWellFormed(value))
        {
            throw new ArgumentException($"The text in {name} is not well-formed Unicode: it has half of a surrogate pair.", nameof(value));
        }
    }

    public static void CheckBinary(string name, byte[]? value)
    {
        if (value?.Length > MaxBinary)
        {
            throw new ArgumentException($"The bytes in {name} are more than {MaxBinary}.", nameof(value));
        }
    }

    public static void CheckDate(string name, DateTimeOffset value)
    {
        if (value < FirstDate)
        {
            throw new ArgumentException($"The date in {name} is before {FirstDate.Year.ToString(CultureInfo.InvariantCulture)}.", nameof(value));
        }
    }

    public static void CheckSize(TableRow row)
    {
        // Each Set has counted, but a merge adds to what is stored.
        CheckCount(row.Properties.Count);

        // The service's own formula for a row: UTF-16 names and strings, 4 bytes for each length, 8 for each property.
        long size = 4 + Marks + (2L * (row.PartitionKey.Length + row.RowKey.Length));
        foreach (var (name, value) in row.Properties)
        {
            size += 8 + (2L * name.Length) + value switch
            {
                string text => 4 + (2L * text.Length),
                byte[] bytes => 4 + bytes.Length,
                Guid => 16,
                bool => 1,
                int => 4,
                _ => 8,
            };
        }

        if (size > MaxRow)
        {
            throw new ArgumentException("A row with its keys, names and marks is at most 1 MiB.", nameof(row));
        }
    }

    public static void CheckCount(int properties)
    {
        if (properties > MaxProperties)
        {
            throw new ArgumentException($"A row has at most {MaxProperties} properties.", nameof(properties));
        }
    }

    public static void CheckCondition(ETag ifMatch)
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("Name the version that was read, or ETag.All.", nameof(ifMatch));
        }
    }

    public static void CheckRow(string table, TableRow row)
    {
        CheckTable(table);
        CheckSize(row);
    }

    public static void CheckAddress(string table, string partitionKey, string rowKey)
    {
        CheckTable(table);
        CheckKey(partitionKey);
        CheckKey(rowKey);
    }

    public static void CheckTransaction(string table, IReadOnlyList<TableOperation> operations)
    {
        CheckTable(table);
        if (operations.Count is 0 or > MaxOperations)
        {
            throw new ArgumentException($"A transaction has 1 to {MaxOperations} operations.", nameof(operations));
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        var size = 0L;
        foreach (var operation in operations)
        {
            if (operation.PartitionKey != operations[0].PartitionKey)
            {
                throw new ArgumentException("A transaction stays within one partition.", nameof(operations));
            }

            if (!keys.Add(operation.RowKey))
            {
                throw new ArgumentException("A transaction names each row once.", nameof(operations));
            }

            size += WireSize.Of(operation);
            if (operation.Content is { } row)
            {
                CheckSize(row);
            }

            if (operation.Condition is { } condition)
            {
                CheckCondition(condition);
            }
        }

        if (size >= MaxTransaction)
        {
            throw new ArgumentException("A transaction is less than 4 MiB as it travels.", nameof(operations));
        }
    }

    public static void CheckQuery(TableQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, TableQuery.MaxPageSize);
        foreach (var key in (string?[])[query.PartitionKey, query.RowKeyPrefix, query.RowKeyFrom, query.RowKeyBefore])
        {
            if (key is not null)
            {
                CheckKey(key);
            }
        }

        var length = 0;
        foreach (var name in query.Select ?? [])
        {
            CheckPropertyName(name);
            length += Uri.EscapeDataString(name).Length + 1;
        }

        // A mistake in the filter comes out here too.
        if (FilterText.Of(query) is { } filter)
        {
            length += Uri.EscapeDataString(filter).Length;
        }

        if (length > MaxQuery)
        {
            throw new ArgumentException("A query is at most 12 KiB as it travels, where a character beyond ASCII takes nine bytes.", nameof(query));
        }
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[(at + length)..];
        }

        return true;
    }
}
