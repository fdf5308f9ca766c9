using Sendai.Domain.Directory;

namespace Sendai.Bot.Pack;

/// <summary>
/// Looks at the rows of the ward map together: each says which body stands for a generic one in a ward, so following them must
/// come to an end, and no two may answer the same question.
/// </summary>
internal sealed class WardMapCheck
{
    private readonly HashSet<(string Generic, Ward Ward, string Area)> answered = [];
    private readonly Dictionary<(Ward Ward, string Generic), List<string>> steps = [];

    /// <summary>Takes a row in, or throws when the rows before it leave no place for it.</summary>
    public WardMapping Accept(WardMapping mapping)
    {
        if (mapping.SpecificId == mapping.GenericId)
        {
            throw new PackRowException($"「{mapping.GenericId}」が自分自身を指しています", FindingWeight.Refusal);
        }

        if (mapping.SpecificId is { } specific && WayBack(mapping.Ward, specific, mapping.GenericId) is { } way)
        {
            throw new PackRowException($"ward_map.csv の対応がひと回りしています（{mapping.GenericId} → {string.Join(" → ", way)}）", FindingWeight.Refusal);
        }

        if (!answered.Add((mapping.GenericId, mapping.Ward, mapping.Area)))
        {
            throw new PackRowException($"「{mapping.GenericId}」と区「{mapping.Ward.Name}」の同じ組み合わせが2回あります");
        }

        if (mapping.SpecificId is { } id)
        {
            var own = steps.TryGetValue((mapping.Ward, mapping.GenericId), out var known) ? known : steps[(mapping.Ward, mapping.GenericId)] = [];
            own.Add(id);
        }

        return mapping;
    }

    /// <summary>The bodies on the way from one to another in a ward, or <c>null</c> when there is none.</summary>
    private List<string>? WayBack(Ward ward, string from, string to)
    {
        var ways = new Queue<List<string>>([[from]]);
        var seen = new HashSet<string> { from };
        while (ways.TryDequeue(out var way))
        {
            foreach (var next in steps.GetValueOrDefault((ward, way[^1]), []).Where(next => next == to || seen.Add(next)))
            {
                if (next == to)
                {
                    return [.. way, next];
                }

                ways.Enqueue([.. way, next]);
            }
        }

        return null;
    }
}
