using System.Text.RegularExpressions;
using Sendai.Bot.Access;
using Sendai.Domain.Access;

namespace Sendai.Bot.Commands;

/// <summary>What somebody is about to do at a command line.</summary>
/// <param name="Operation">What the rules are asked for.</param>
/// <param name="Verb">The words of the verb.</param>
/// <param name="Ward">The ward as it was typed.</param>
/// <param name="Target">The id or day as it was typed.</param>
internal sealed partial record OperatorDeed(Operation Operation, string Verb, string? Ward = null, string? Target = null)
{
    /// <summary>What is recorded of what was typed: an id, and nothing that could be the name of a person.</summary>
    public string SafeTarget => Target is { } target && Shape().IsMatch(target) ? target : "";

    [GeneratedRegex(@"^(?=.*[0-9])[0-9A-Za-z-]{1,64}\z")]
    private static partial Regex Shape();
}

/// <summary>Whether somebody may.</summary>
internal abstract record OperatorDecision
{
    /// <summary>They may, and it is recorded that they begin.</summary>
    /// <param name="Line">To be closed when it is over.</param>
    internal sealed record Begun(AuditLine Line) : OperatorDecision;

    /// <summary>They may not, which is recorded too.</summary>
    /// <param name="Words">What is said to them.</param>
    internal sealed record Refused(string Words) : OperatorDecision;
}
