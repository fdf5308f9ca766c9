namespace Sendai.Domain.Directory;

/// <summary>Finds, for a ward and area, the body that stands there for a generic one.</summary>
internal sealed class WardBodies
{
    private readonly Dictionary<string, ConsultationBody> bodies;
    private readonly Dictionary<string, WardMapping[]> mappings;
    private readonly Dictionary<string, string> generic = [];
    private readonly HashSet<(string GenericId, string SpecificId, Ward Ward)> served = [];

    public WardBodies(DirectoryContent content)
    {
        bodies = content.Bodies.ToDictionary(body => body.Id);
        mappings = content.WardMap.GroupBy(mapping => mapping.GenericId).ToDictionary(own => own.Key, own => own.ToArray());
        foreach (var mapping in content.WardMap)
        {
            if (mapping.SpecificId is { } id)
            {
                generic.TryAdd(id, mapping.GenericId);
                served.Add((mapping.GenericId, id, mapping.Ward));
            }
        }
    }

    /// <summary>
    /// The body to show for <paramref name="id"/>: the ward's own where the map names one, the generic one where it does not or
    /// where no ward is known. <c>null</c> when the body is unknown, or belongs to one ward and the question does not.
    /// </summary>
    public ConsultationBody? Resolve(string id, Ward? ward, string area)
    {
        if (!bodies.TryGetValue(id, out var body))
        {
            return null;
        }

        if (ward is null)
        {
            return generic.TryGetValue(id, out var genericId) ? bodies.GetValueOrDefault(genericId) : body.Ward is null ? body : null;
        }

        if (Chosen(id, ward.Value, area)?.SpecificId is { } specificId && bodies.TryGetValue(specificId, out var specificBody))
        {
            return specificBody;
        }

        return IsElsewhere(body, ward.Value) ? null : body;
    }

    /// <summary>Whether the answer to "which body" changes with the ward.</summary>
    public bool DependsOnWard(ConsultationBody body) => body.Ward is not null || mappings.ContainsKey(body.Id) || generic.ContainsKey(body.Id);

    /// <summary>The ward's line for the area, or else for the whole ward. Every question asks dozens of times: no list is made.</summary>
    private WardMapping? Chosen(string id, Ward ward, string area)
    {
        WardMapping? whole = null;
        foreach (var mapping in mappings.GetValueOrDefault(id) ?? [])
        {
            if (mapping.Ward == ward && mapping.Area.Length == 0)
            {
                whole ??= mapping;
            }
            else if (mapping.Ward == ward && mapping.Area == area)
            {
                return mapping;
            }
        }

        return whole;
    }

    /// <summary>Whether a body serves another ward: by its own ward, or because the ward map gives it to others only.</summary>
    private bool IsElsewhere(ConsultationBody body, Ward ward) =>
        body.Ward is { } home
            ? home != ward
            : generic.TryGetValue(body.Id, out var genericId) && !served.Contains((genericId, body.Id, ward));
}
