using System.CommandLine;
using Sendai.Domain.Access;

namespace Sendai.Bot.Commands;

/// <summary>
/// What a verb does as far as rights go. Every verb says it where it is made (<see cref="Verb.SetVerb"/>); a verb that shows or
/// changes no more than the public directory is <see cref="Public"/>.
/// </summary>
/// <param name="OperationOf">What a line that was typed asks the rules for; null when it needs nobody's leave.</param>
internal sealed record VerbUse(Func<ParseResult, Operation?> OperationOf)
{
    /// <summary>No more than what everybody may see and do: nothing is decided and nothing recorded.</summary>
    public static VerbUse Public { get; } = new(static _ => null);

    /// <summary>The ward that was typed, when there is one.</summary>
    public Func<ParseResult, string?> WardOf { get; init; } = static _ => null;

    /// <summary>The id or day that was typed, when there is one. What cannot be an id is not recorded.</summary>
    public Func<ParseResult, string?> TargetOf { get; init; } = static _ => null;

    /// <summary>One operation, however the verb is used.</summary>
    public static VerbUse Of(Operation operation) => new(_ => operation);

    /// <summary>Another operation, or none, while the verb only shows what it would do.</summary>
    public static VerbUse Of(Operation operation, Option<bool> dryRun, Operation? whenDry) =>
        new(parsed => parsed.GetValue(dryRun) ? whenDry : operation);
}
