namespace Sendai.Domain.Directory;

/// <summary>How far a contact can be trusted.</summary>
public enum ContactGrade
{
    /// <summary>Official and recent: shown as it is.</summary>
    A,

    /// <summary>Official but old or undated: shown as 未確認 with its date.</summary>
    B,

    /// <summary>Not official: shown as 未確認, never as a call link.</summary>
    C,
}

/// <summary>One way to reach a body, with the source that says so. Empty means that nobody has confirmed it.</summary>
public sealed record Contact
{
    /// <summary>The body it reaches.</summary>
    public required string BodyId { get; init; }

    /// <summary>Whose number it is (a section, a telephone line).</summary>
    public required string Label { get; init; }

    /// <summary>Telephone number as it is dialled.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Fax number.</summary>
    public string Fax { get; init; } = "";

    /// <summary>Mail address.</summary>
    public string Email { get; init; } = "";

    /// <summary>Street address.</summary>
    public string Address { get; init; } = "";

    /// <summary>When it answers, in the source's words.</summary>
    public string Hours { get; init; } = "";

    /// <summary>Web page.</summary>
    public string Url { get; init; } = "";

    /// <summary>Where this stands.</summary>
    public string Source { get; init; } = "";

    /// <summary>When the source was written, as the source says it.</summary>
    public string SourceDate { get; init; } = "";

    /// <summary>How far it can be trusted.</summary>
    public required ContactGrade Grade { get; init; }

    /// <summary>What to know before showing or calling it.</summary>
    public string Note { get; init; } = "";
}
