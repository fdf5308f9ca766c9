using System.Runtime.CompilerServices;
using Sendai.Tables.Filters;

namespace Sendai.Tables;

/// <summary>
/// A condition on rows, written as an interpolated string: <c>Filter = $"State eq {state} and (Due lt {now} or Tries eq {0})"</c>.
/// </summary>
/// <remarks>
/// <para>The text names properties and combines with <c>eq ne gt ge lt le and or not ( )</c>; every value stands in a hole,
/// so that it is quoted by its type and never becomes part of the text. A value of a type that the service does not know
/// does not compile. Order is for text, numbers and dates; <c>bool</c>, <see cref="Guid"/> and <c>byte[]</c> know
/// <c>eq</c> and <c>ne</c> only.</para>
/// <para>A comparison with a property that the row lacks does not hold, <c>ne</c> neither; its <c>not</c> does. Compare with the
/// type that was written: what a value of another type makes of a row, the service leaves open. Dates are compared to the
/// millisecond at least. At most 12 comparisons. (REST: Querying Tables and Entities.)</para>
/// </remarks>
[InterpolatedStringHandler]
public sealed class TableFilter
{
    private readonly List<FilterToken> tokens = [];
    private FilterNode? root;

    /// <summary>For the compiler, when it meets an interpolated string.</summary>
    public TableFilter(int literalLength, int formattedCount) => tokens.EnsureCapacity((literalLength / 4) + formattedCount);

    // What the filter says; a mistake in its text comes out here, before anything is sent.
    internal FilterNode Root => root ??= FilterParser.Parse(tokens);

    /// <summary>Names and operators.</summary>
    /// <exception cref="ArgumentException">There is something else in the text: a value belongs into a hole.</exception>
    public void AppendLiteral(string value) => FilterLexer.Read(value, tokens);

    /// <summary>Edm.String, with the rules of <see cref="TableRow.Set(string, string?)"/>; so for dates and bytes below.</summary>
    public void AppendFormatted(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        TableRules.CheckString("a filter", value);
        Append(value);
    }

    /// <summary>Edm.Boolean.</summary>
    public void AppendFormatted(bool value) => Append(value);

    /// <summary>Edm.Int32.</summary>
    public void AppendFormatted(int value) => Append(value);

    /// <summary>Edm.Int64.</summary>
    public void AppendFormatted(long value) => Append(value);

    /// <summary>Edm.Double. Rows may hold NaN and the infinities, but the filter language has no words for them.</summary>
    /// <exception cref="ArgumentException">The value is not a finite number.</exception>
    public void AppendFormatted(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("A filter compares with finite numbers only.", nameof(value));
        }

        Append(value);
    }

    /// <summary>Edm.DateTime.</summary>
    public void AppendFormatted(DateTimeOffset value)
    {
        TableRules.CheckDate("a filter", value);
        Append(value.ToUniversalTime());
    }

    /// <summary>Edm.Guid.</summary>
    public void AppendFormatted(Guid value) => Append(value);

    /// <summary>Edm.Binary.</summary>
    public void AppendFormatted(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        TableRules.CheckBinary("a filter", value);
        Append(value);
    }

    // These would convert in silence to a type of the service, and mean something else than they say.

    /// <summary>Not a type of the service.</summary>
    [Obsolete("A DateTime does not say where its clock stands; use DateTimeOffset.", error: true)]
    public void AppendFormatted(DateTime value) => throw new NotSupportedException();

    /// <summary>Not a type of the service.</summary>
    [Obsolete("Use a string.", error: true)]
    public void AppendFormatted(char value) => throw new NotSupportedException();

    /// <summary>Not a type of the service.</summary>
    [Obsolete("Use a long.", error: true)]
    public void AppendFormatted(ulong value) => throw new NotSupportedException();

    private void Append(object value) => tokens.Add(new FilterToken.Value(value));
}
