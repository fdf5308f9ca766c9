namespace Sendai.Domain.Directory;

/// <summary>A body that takes problems (相談先): a meeting, a desk, a specialised agency, a contracted office, a base.</summary>
public sealed record ConsultationBody
{
    /// <summary>Opaque id, never shown to people.</summary>
    public required string Id { get; init; }

    /// <summary>Official name.</summary>
    public required string Name { get; init; }

    /// <summary>Reading in hiragana, empty when unknown.</summary>
    public string Kana { get; init; } = "";

    /// <summary>会議体, 行政窓口, 専門相談機関 …</summary>
    public string Kind { get; init; } = "";

    /// <summary>The ward it belongs to; <c>null</c> when it serves the whole city.</summary>
    public Ward? Ward { get; init; }

    /// <summary>What people there call it, empty when there is no other name.</summary>
    public string LocalName { get; init; } = "";

    /// <summary>What it is for.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>What it says it handles.</summary>
    public IReadOnlyList<string> Handles { get; init; } = [];

    /// <summary>Who convenes it.</summary>
    public string ConvenedBy { get; init; } = "";

    /// <summary>How often it meets, with the fiscal year where the source names one.</summary>
    public string Frequency { get; init; } = "";

    /// <summary>Who takes part.</summary>
    public string Participants { get; init; } = "";

    /// <summary>Where these facts stand.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>When the source was written, as the source says it.</summary>
    public string SourceDate { get; init; } = "";
}
