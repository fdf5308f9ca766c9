using System.Text;

namespace Sendai.Tables;

/// <summary>Which rows of a table. All that is set must hold; a query with nothing set is the whole table.</summary>
public sealed record TableQuery
{
    /// <summary>The most rows that the service puts into a page.</summary>
    public const int MaxPageSize = 1000;

    /// <summary>One partition, or null for all of them, which reads the whole table.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>What the row key begins with.</summary>
    public string? RowKeyPrefix { get; init; }

    /// <summary>The lowest row key, itself included.</summary>
    public string? RowKeyFrom { get; init; }

    /// <summary>The end of the row keys, itself excluded.</summary>
    public string? RowKeyBefore { get; init; }

    /// <summary>What else must hold; the service reads every row between the keys for it.</summary>
    public TableFilter? Filter { get; init; }

    /// <summary>The only properties that the rows shall carry, or null for all; keys and version come always.</summary>
    public IReadOnlyList<string>? Select { get; init; }

    /// <summary>Rows a page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <summary>Prefix and range as one lower bound.</summary>
    internal string? LowerBound =>
        string.CompareOrdinal(RowKeyPrefix, RowKeyFrom) > 0 ? RowKeyPrefix : RowKeyFrom;

    /// <summary>Prefix and range as one upper bound, exclusive.</summary>
    internal string? UpperBound =>
        PrefixEnd is { } end && (RowKeyBefore is null || string.CompareOrdinal(end, RowKeyBefore) < 0) ? end : RowKeyBefore;

    // The services know no "starts with": a prefix is the range up to the next string of that length.
    private string? PrefixEnd
    {
        get
        {
            if (string.IsNullOrEmpty(RowKeyPrefix))
            {
                return null;
            }

            Rune.DecodeLastFromUtf16(RowKeyPrefix, out var last, out var length);
            // The keys' rules leave out surrogates that stand alone, so the step over them loses no key.
            var next = last.Value switch { 0x10FFFF => null, 0xD7FF => "\uE000", var value => char.ConvertFromUtf32(value + 1) };
            return next is null ? null : RowKeyPrefix[..^length] + next;
        }
    }
}
