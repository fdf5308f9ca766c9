namespace Sendai.Tables.Filters;

// Whether a filter holds for a row, for an engine that has no server to ask.
internal static class FilterJudge
{
    public static bool Holds(this FilterNode node, TableRow row) => node switch
    {
        FilterNode.And(var left, var right) => left.Holds(row) && right.Holds(row),
        FilterNode.Or(var left, var right) => left.Holds(row) || right.Holds(row),
        FilterNode.Not(var inner) => !inner.Holds(row),
        FilterNode.Comparison comparison => Holds(comparison, row),
        _ => throw new NotSupportedException(),
    };

    private static bool Holds(FilterNode.Comparison comparison, TableRow row)
    {
        var stored = comparison.Property switch
        {
            "PartitionKey" => row.PartitionKey,
            "RowKey" => row.RowKey,
            var name => row.Properties.GetValueOrDefault(name),
        };
        return (stored, comparison.Value) switch
        {
            (string a, string b) => Holds(comparison.Comparer, string.CompareOrdinal(a, b)),
            (int a, int b) => Holds(comparison.Comparer, a.CompareTo(b)),
            (long a, long b) => Holds(comparison.Comparer, a.CompareTo(b)),
            (double a, double b) => Holds(comparison.Comparer, a, b),
            (DateTimeOffset a, DateTimeOffset b) => Holds(comparison.Comparer, a.CompareTo(b)),
            (bool a, bool b) => Holds(comparison.Comparer, a == b ? 0 : 1),
            (Guid a, Guid b) => Holds(comparison.Comparer, a == b ? 0 : 1),
            (byte[] a, byte[] b) => Holds(comparison.Comparer, a.AsSpan().SequenceEqual(b) ? 0 : 1),
            _ => false,
        };
    }

    private static bool Holds(Comparer comparer, int order) => comparer switch
    {
        Comparer.Eq => order == 0,
        Comparer.Ne => order != 0,
        Comparer.Gt => order > 0,
        Comparer.Ge => order >= 0,
        Comparer.Lt => order < 0,
        _ => order <= 0,
    };

    // Not by CompareTo, which orders what is not a number.
    private static bool Holds(Comparer comparer, double a, double b) => comparer switch
    {
        Comparer.Eq => a == b,
        Comparer.Ne => a != b,
        Comparer.Gt => a > b,
        Comparer.Ge => a >= b,
        Comparer.Lt => a < b,
        _ => a <= b,
    };
}
