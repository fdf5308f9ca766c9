using System.Globalization;
using System.Text;

namespace Sendai.Tables.Filters;

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

    // Without a point it would be an integer; Azurite reads no exponents and finds nothing by them.
    private static string Double(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (text.IndexOf('E', StringComparison.Ordinal) is > 0 and var at)
        {
            var exponent = int.Parse(text.AsSpan(at + 1), CultureInfo.InvariantCulture);
            var sign = number < 0 ? "-" : "";
            var digits = text[sign.Length..at].Replace(".", "", StringComparison.Ordinal);
            text = exponent < 0 ? $"{sign}0.{new string('0', -exponent - 1)}{digits}" : sign + digits.PadRight(exponent + 1, '0');
        }

        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }
}
