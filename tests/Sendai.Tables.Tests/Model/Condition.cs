namespace Sendai.Tables.Tests.Model;

/// <summary>A filter as the documentation tells it, written apart from the product's own.</summary>
internal abstract record Condition
{
    private Condition()
    {
    }

    public abstract bool Holds(IReadOnlyDictionary<string, object> values);

    public TableFilter ToFilter()
    {
        var filter = new TableFilter(0, 0);
        AppendTo(filter);
        return filter;
    }

    protected abstract void AppendTo(TableFilter filter);

    public sealed record Not(Condition Inner) : Condition
    {
        public override bool Holds(IReadOnlyDictionary<string, object> values) => !Inner.Holds(values);

        public override string ToString() => $"not ({Inner})";

        protected override void AppendTo(TableFilter filter)
        {
            filter.AppendLiteral("not (");
            Inner.AppendTo(filter);
            filter.AppendLiteral(")");
        }
    }

    // Without parentheses where the language can do without: then its order of binding is put to the test.
    public sealed record Both(Condition Left, Condition Right) : Condition
    {
        public override bool Holds(IReadOnlyDictionary<string, object> values) => Left.Holds(values) && Right.Holds(values);

        public override string ToString() => $"({Left}) and ({Right})";

        protected override void AppendTo(TableFilter filter)
        {
            Part(filter, Left);
            filter.AppendLiteral(" and ");
            Part(filter, Right);
        }

        private static void Part(TableFilter filter, Condition part)
        {
            filter.AppendLiteral(part is Either ? "(" : "");
            part.AppendTo(filter);
            filter.AppendLiteral(part is Either ? ")" : "");
        }
    }

    public sealed record Either(Condition Left, Condition Right) : Condition
    {
        public override bool Holds(IReadOnlyDictionary<string, object> values) => Left.Holds(values) || Right.Holds(values);

        public override string ToString() => $"({Left}) or ({Right})";

        protected override void AppendTo(TableFilter filter)
        {
            Left.AppendTo(filter);
            filter.AppendLiteral(" or ");
            Right.AppendTo(filter);
        }
    }

    public sealed record Compare(string Property, string Comparer, object Value) : Condition
    {
        public override bool Holds(IReadOnlyDictionary<string, object> values)
        {
            if (!values.TryGetValue(Property, out var stored))
            {
                return false;
            }

            var (equal, less) = (stored, Value) switch
            {
                (double a, double b) => (a == b, a < b),
                (byte[] a, byte[] b) => (a.SequenceEqual(b), false),
                (string a, string b) => (a == b, string.CompareOrdinal(a, b) < 0),
                (IComparable a, var b) => (a.Equals(b), a.CompareTo(b) < 0),
                _ => throw new NotSupportedException(),
            };
            // What is neither less nor equal is greater, but for what is no number.
            var greater = !equal && !less && stored is not double.NaN;
            return Comparer switch
            {
                "eq" => equal,
                "ne" => !equal,
                "lt" => less,
                "le" => less || equal,
                "gt" => greater,
                _ => greater || equal,
            };
        }

        public override string ToString() => $"{Property} {Comparer} {Change.Show(Value)}";

        protected override void AppendTo(TableFilter filter) => filter.Compare(Property, Comparer, Value);
    }
}
