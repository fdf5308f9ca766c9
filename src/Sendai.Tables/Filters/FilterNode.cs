namespace Sendai.Tables.Filters;

// What a filter says, for each engine to render or to judge by.
internal abstract record FilterNode
{
    public sealed record And(FilterNode Left, FilterNode Right) : FilterNode;

    public sealed record Or(FilterNode Left, FilterNode Right) : FilterNode;

    public sealed record Not(FilterNode Inner) : FilterNode;

    public sealed record Comparison(string Property, Comparer Comparer, object Value) : FilterNode;
}

// In the words of the protocol.
internal enum Comparer
{
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
}
