using System.Globalization;
using System.Text;
using Sendai.Tables.Filters;

namespace Sendai.Tables.AzureTables;

// What a query asks for as the text of $filter. (REST: Querying Tables and Entities, "Constructing Filter Strings".)
internal static class FilterText
{
    /// <summary>Null when the query is the whole table.</summary>
    public static string? Of(TableQuery query)
    {
        var text = new StringBuilder();
        Bound(text, "PartitionKey eq ", query.PartitionKey);
        // An empty bound is none: every key is at least that.
        Bound(text, "RowKey ge ", query.LowerBound is { Length: > 0 } lower ? lower : null);
        Bound(text, "RowKey lt ", query.UpperBound);
        if (query.Filter is { } filter)
        {
            And(text);
            var hasBounds = text.Length > 0;
            text.Append(hasBounds ? "(" : "");
            Node(text, filter.Root);
            text.Append(hasBounds ? ")" : "");
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static void Bound(StringBuilder text, string comparison, string? key)
    {
        if (key is not null)
        {
            And(text);
            text.Append(comparison);
            Literal(text, key);
        }
    }

    private static void And(StringBuilder text) => text.Append(text.Length == 0 ? "" : " and ");

    private static void Node(StringBuilder text, FilterNode node)
    {
        switch (node)
        {
            case FilterNode.And(var left, var right):
                Pair(text, left, " and ", right);
                break;
            case FilterNode.Or(var left, var right):
                Pair(text, left, " or ", right);
                break;
            case FilterNode.Not(var inner):
                text.Append("not (");
                Node(text, inner);
                text.Append(')');
                break;
            case FilterNode.Comparison(var property, var comparer, var value):
                text.Append(property).Append(comparer switch
                {
                    Comparer.Eq => " eq ",
                    Comparer.Ne => " ne ",
                    Comparer.Gt => " gt ",
                    Comparer.Ge => " ge ",
                    Comparer.Lt => " lt ",
                    _ => " le ",
                });
                Literal(text, value);
                break;
        }
    }

    private static void Pair(StringBuilder text, FilterNode left, string sign, FilterNode right)
    {
        text.Append('(');
        Node(text, left);
        text.Append(')').Append(sign).Append('(');
        Node(text, right);
        text.Append(')');
    }

    private static void Literal(StringBuilder text, object value)
    {
        var culture = CultureInfo.InvariantCulture;
        _ = value switch
        {
            string s => text.Append('\'').Append(s.Replace("'", "''", StringComparison.Ordinal)).Append('\''),
            bool flag => text.Append(flag ? "true" : "false"),
            int number => text.Append(culture, $"{number}"),
            long number => text.Append(culture, $"{number}L"),
            double number => text.Append(Double(number)),
            DateTimeOffset instant => text.Append(culture, $"datetime'{instant.UtcDateTime:O}'"),
            Guid id => text.Append(culture, $"guid'{id}'"),
            byte[] bytes => text.Append("X'").Append(Convert.ToHexStringLower(bytes)).Append('\''),
            _ => throw new NotSupportedException(),
        };
    }

    // Without a point or an exponent it would be an integer.
    private static string Double(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        return digits.AsSpan().ContainsAny('.', 'E') ? digits : digits + ".0";
    }
}
