namespace Sendai.Tables.Filters;

// or binds weaker than and, and weaker than not, as in OData.
internal sealed class FilterParser
{
    // The service permits 15, of which the keys of the query take up to three.
    private const int MaxComparisons = 12;

    private readonly List<FilterToken> tokens;
    private int at;

    private FilterParser(List<FilterToken> tokens) => this.tokens = tokens;

    public static FilterNode Parse(List<FilterToken> tokens)
    {
        if (tokens.Count(token => token is FilterToken.Value) > MaxComparisons)
        {
            throw new ArgumentException($"A filter has at most {MaxComparisons} comparisons.");
        }

        var parser = new FilterParser(tokens);
        var node = parser.Or();
        return parser.at == tokens.Count ? node : throw Broken();
    }

    private FilterNode Or()
    {
        var left = And();
        while (Take("or"))
        {
            left = new FilterNode.Or(left, And());
        }

        return left;
    }

    private FilterNode And()
    {
        var left = Not();
        while (Take("and"))
        {
            left = new FilterNode.And(left, Not());
        }

        return left;
    }

    private FilterNode Not()
    {
        if (Take("not"))
        {
            return new FilterNode.Not(Not());
        }

        if (!Take("("))
        {
            return Comparison();
        }

        var inner = Or();
        return Take(")") ? inner : throw Broken();
    }

    private FilterNode.Comparison Comparison()
    {
        if (at + 2 >= tokens.Count
            || tokens[at] is not FilterToken.Word(var property)
            || tokens[at + 1] is not FilterToken.Word(var sign)
            || ComparerOf(sign) is not { } comparer
            || tokens[at + 2] is not FilterToken.Value(var value))
        {
            throw Broken();
        }

        Check(property, comparer, value);
        at += 3;
        return new FilterNode.Comparison(property, comparer, value);
    }

    private static void Check(string property, Comparer comparer, object value)
    {
        if (property is "PartitionKey" or "RowKey")
        {
            if (value is not string)
            {
                throw new ArgumentException("A key is text.");
            }
        }
        else
        {
            TableRules.CheckPropertyName(property);
            CheckNotAWord(property);
        }

        if (value is bool or Guid or byte[] && comparer is not (Comparer.Eq or Comparer.Ne))
        {
            throw new ArgumentException($"The type of the value for {property} has no order: only eq and ne.");
        }
    }

    // A server reads these in any case.
    private static void CheckNotAWord(string property)
    {
        if (property.ToLowerInvariant() is "and" or "or" or "not" or "eq" or "ne" or "gt" or "ge" or "lt" or "le" or "true" or "false" or "null")
        {
            throw new ArgumentException("A word of the filter language cannot be a property in it.");
        }
    }

    private bool Take(string word)
    {
        if (at < tokens.Count && tokens[at] is FilterToken.Word(var text) && text == word)
        {
            at++;
            return true;
        }

        return false;
    }

    private static Comparer? ComparerOf(string sign) => sign switch
    {
        "eq" => Comparer.Eq,
        "ne" => Comparer.Ne,
        "gt" => Comparer.Gt,
        "ge" => Comparer.Ge,
        "lt" => Comparer.Lt,
        "le" => Comparer.Le,
        _ => null,
    };

    private static ArgumentException Broken() =>
        new("A filter is comparisons such as Name eq {value}, put together with and, or, not and parentheses.");
}
