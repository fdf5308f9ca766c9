using FsCheck;
using FsCheck.Fluent;

namespace Sendai.Tables.Tests.Model;

/// <summary>Makes up steps: few keys, so that they meet, and values at the edges of their types.</summary>
internal static class StepGenerator
{
    // Of the parts of Unicode that both engines order alike, see ITableStore.QueryAsync.
    private static readonly Gen<string> Partitions = Gen.Frequency((5, Gen.Constant("a")), (1, Gen.Elements("A", "it's 青葉", "")));
    private static readonly Gen<string> RowKeys = Gen.Frequency(
        (1, Gen.Elements("1", "10", "a")), (1, Gen.Elements("", "1'", "2", "A", "a-", "a~", "b", "é", "青", "𠮷")));
    private static readonly Gen<string?> Bounds = Gen.Frequency((4, Gen.Constant<string?>(null)), (1, RowKeys.Select(key => (string?)key)));

    // Each name has its type, since a comparison with another type is left open; "Any" is for what is not compared.
    private static readonly Dictionary<string, Gen<object>> ValuesOf = new(StringComparer.Ordinal)
    {
        ["Text"] = Objects(Gen.Elements("", " ", "'", "''", "o'neil", "仙台", "👩‍👩‍👧", "true", "7", "a", "A", "ab", "\r\n\t\"\\", "</x>&%20+", "\uFFFD", new string('字', 32768))),
        ["Flag"] = Objects(Gen.Elements(true, false)),
        ["Int"] = Objects(Gen.OneOf(Gen.Elements(0, 1, -1, int.MinValue, int.MaxValue), Gen.Choose(-20, 20))),
        ["Long"] = Objects(Gen.OneOf(Gen.Elements(0, 1, -1, long.MinValue, long.MaxValue, 9007199254740993, -9007199254740993), Gen.Choose(-20, 20).Select(n => (long)n))),
        ["Double"] = Objects(Gen.OneOf(
            Gen.Elements(0, 1, 0.1, -0.1, 1e15, 1e300, -1e300, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity),
            Gen.Choose(-20, 20).Select(n => n / 8.0))),
        ["At"] = Objects(Gen.OneOf(
            Gen.Elements(new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero)),
            Gen.Choose(-3, 3).Select(n => new DateTimeOffset(2026, 4, 1, 9, 0, 0, n + 3, TimeSpan.FromHours(9))))),
        ["Id"] = Objects(Gen.Elements(Guid.Empty, new Guid("01234567-89ab-cdef-fedc-ba9876543210"), new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff"))),
        ["Bytes"] = Objects(Gen.Elements<byte[]>([], [0], [0xFE, 0xFF, 1], [1, 2, 3, 4])),
    };

    private static readonly Gen<object> AnyValue = Gen.OneOf(
        Gen.OneOf(ValuesOf.Values.ToArray()), Gen.Constant<object>(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1234567)));

    private static readonly Gen<(string Name, object Value)> Values = Gen.OneOf(
        Gen.Elements(ValuesOf.Keys.ToArray()).SelectMany(name => ValuesOf[name].Select(value => (name, value))),
        AnyValue.Select(value => ("Any", value)));

    private static readonly Gen<Change> Changes =
        from kind in Gen.Elements(Kind.Insert, Kind.Insert, Kind.Replace, Kind.Merge, Kind.Upsert, Kind.Delete)
        from rowKey in RowKeys
        from values in Few(Values, 7)
        from version in Gen.Frequency((5, Gen.Constant(Version.Current)), (2, Gen.Constant(Version.Any)), (1, Gen.Constant(Version.Stale)))
        select new Change(kind, rowKey, [.. values.DistinctBy(value => value.Name)], version);

    private static readonly Gen<Condition> Comparisons = Gen.Frequency(
        (8, from name in Gen.Elements(ValuesOf.Keys.ToArray())
            from value in ValuesOf[name].Where(value => value is not string { Length: > 1000 } && (value is not double number || double.IsFinite(number)))
            from comparer in value is bool or Guid or byte[] ? Gen.Elements("eq", "ne") : Gen.Elements("eq", "ne", "gt", "ge", "lt", "le")
            select (Condition)new Condition.Compare(name, comparer, value)),
        (1, from key in RowKeys
            from name in Gen.Elements("PartitionKey", "RowKey", "Unheard")
            from comparer in Gen.Elements("eq", "ne", "ge", "lt")
            select (Condition)new Condition.Compare(name, comparer, key)));

    private static readonly Gen<Step> Queries =
        from partition in Gen.Frequency((1, Gen.Constant<string?>(null)), (2, Partitions.Select(key => (string?)key)))
        from prefix in Bounds
        from lower in Bounds
        from upper in Bounds
        from pageSize in Gen.Elements(1, 2, 3, 1000)
        from selected in Gen.Frequency((3, Gen.Constant<string[]?>(null)), (1, Few(Gen.Elements([.. ValuesOf.Keys, "Any", "Unheard"]), 4).Select(names => (string[]?)[.. names.Distinct()])))
        from condition in Gen.Frequency((1, Gen.Constant<Condition?>(null)), (3, Conditions(3).Select(found => (Condition?)found)))
        select (Step)new Step.Query(
            new TableQuery { PartitionKey = partition, RowKeyPrefix = prefix, RowKeyFrom = lower, RowKeyBefore = upper, PageSize = pageSize, Select = selected }, condition);

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (8, from partition in Partitions from change in Changes select (Step)new Step.Write(partition, change)),
        (4, from partition in Partitions from changes in Few(Changes, 5) select (Step)new Step.Transact(partition, changes)),
        (1, from partition in Partitions from rowKey in RowKeys select (Step)new Step.Get(partition, rowKey)),
        (4, Queries));

    public static Arbitrary<List<Step>> Sequences { get; } = Arb.From(AnyStep.ListOf().Select(steps => steps.ToList()), StepShrinker.Shrink);

    // Up to 8 comparisons, within the 12 that a filter may have.
    private static Gen<Condition> Conditions(int depth) => depth == 0
        ? Comparisons
        : Gen.Frequency(
            (3, Comparisons),
            (1, Conditions(depth - 1).Select(inner => (Condition)new Condition.Not(inner))),
            (1, from left in Conditions(depth - 1) from right in Conditions(depth - 1) select (Condition)new Condition.Both(left, right)),
            (1, from left in Conditions(depth - 1) from right in Conditions(depth - 1) select (Condition)new Condition.Either(left, right)));

    private static Gen<List<T>> Few<T>(Gen<T> gen, int most) =>
        Gen.Choose(0, most).SelectMany(count => gen.ListOf(count)).Select(found => found.ToList());

    private static Gen<object> Objects<T>(Gen<T> gen)
        where T : notnull => gen.Select(value => (object)value);
}
