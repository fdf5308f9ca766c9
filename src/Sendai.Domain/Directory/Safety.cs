namespace Sendai.Domain.Directory;

/// <summary>What may be happening to somebody right now.</summary>
public enum Danger
{
    /// <summary>虐待。</summary>
    Abuse,

    /// <summary>自死・自傷。</summary>
    Suicide,

    /// <summary>暴力。</summary>
    Violence,

    /// <summary>介護や支援が急に途切れること。</summary>
    CareLoss,
}

/// <summary>
/// Words that speak of a danger: the rule fires when one of <paramref name="Words"/> occurs and, where
/// <paramref name="Near"/> is not empty, one of those stands close to it, and none of <paramref name="Unless"/> occurs.
/// </summary>
public sealed record SafetyRule(Danger Danger, IReadOnlyList<string> Words, IReadOnlyList<string> Near, IReadOnlyList<string> Unless);

/// <summary>An issue that is a danger in itself when a message is plainly about it and none of <paramref name="Unless"/> occurs.</summary>
public sealed record DangerIssue(string IssueId, Danger Danger, IReadOnlyList<string> Unless);

/// <summary>A message as people write it; <c>null</c> where nobody is in danger.</summary>
public sealed record DangerExample(Danger? Danger, string Text);

/// <summary>Why a line is shown.</summary>
public enum LineRole
{
    /// <summary>Call when life is at risk.</summary>
    Life,

    /// <summary>The place to report to.</summary>
    Report,

    /// <summary>Somebody who listens and advises.</summary>
    Consult,

    /// <summary>Who to call when nothing else is usable.</summary>
    Fallback,
}

/// <summary>A line to call in a danger: a body of the directory, or a public emergency number that belongs to none.</summary>
public sealed record UrgentLine(
    Danger Danger, Ward? Ward, int Order, string? BodyId, string Number, string Label, OpeningHours Open, LineRole Role, string Note);

/// <summary>What the law or good practice asks of somebody who notices a danger.</summary>
public sealed record Duty(Danger Danger, string Text, string Source);
