namespace Sendai.Tables.Tests.Model;

/// <summary>Makes a failing sequence smaller: fewer steps first, then simpler ones.</summary>
internal static class StepShrinker
{
    public static IEnumerable<List<Step>> Shrink(List<Step> steps) => ShrinkList(steps, Shrink).Select(shrunk => shrunk.ToList());

    private static IEnumerable<IReadOnlyList<T>> ShrinkList<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> shrink)
    {
        for (var size = items.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= items.Count; at += size)
            {
                yield return [.. items.Take(at), .. items.Skip(at + size)];
            }
        }

        if (items.Count == 1)
        {
            yield return [];
        }

        for (var at = 0; at < items.Count; at++)
        {
            foreach (var smaller in shrink(items[at]))
            {
                yield return [.. items.Take(at), smaller, .. items.Skip(at + 1)];
            }
        }
    }

    private static IEnumerable<Step> Shrink(Step step) => step switch
    {
        Step.Write(var partition, var change) => Shrink(change).Select(smaller => new Step.Write(partition, smaller)),
        Step.Transact(var partition, var changes) =>
            ShrinkList(changes, Shrink).Select(fewer => (Step)new Step.Transact(partition, fewer))
                .Concat(changes.Count == 1 ? [new Step.Write(partition, changes[0])] : []),
        Step.Query(var bounds, var condition) => Shrink(bounds, condition),
        _ => [],
    };

    private static IEnumerable<Change> Shrink(Change change) =>
        ShrinkList(change.Values, _ => []).Select(fewer => change with { Values = fewer })
            .Concat(change.Version == Version.Any ? [] : [change with { Version = Version.Any }]);

    private static IEnumerable<Step> Shrink(TableQuery bounds, Condition? condition)
    {
        TableQuery[] wider =
        [
            bounds with { PartitionKey = null }, bounds with { RowKeyPrefix = null }, bounds with { RowKeyFrom = null },
            bounds with { RowKeyBefore = null }, bounds with { Select = null }, bounds with { PageSize = TableQuery.MaxPageSize },
        ];
        IEnumerable<Condition?> smaller = condition switch
        {
            null => [],
            Condition.Not(var inner) => [null, inner],
            Condition.Both(var left, var right) => [null, left, right],
            Condition.Either(var left, var right) => [null, left, right],
            _ => [null],
        };
        return wider.Where(other => other != bounds).Select(other => new Step.Query(other, condition))
            .Concat(smaller.Select(other => new Step.Query(bounds, other)));
    }
}
