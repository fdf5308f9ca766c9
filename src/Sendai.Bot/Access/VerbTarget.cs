using Sendai.Domain.Directory;

namespace Sendai.Bot.Access;

/// <summary>What the record says of a verb: what was run, its ward and an id.</summary>
internal static class VerbTarget
{
    /// <summary>Stands in the place of a person for whoever holds a key or a file, and is nobody's object id.</summary>
    public const string Nobody = "local";

    private const string Mark = "verb";

    public static string Of(string verb, Ward? ward, string id) => string.Join('/', [Mark, verb, ward?.Name, id]).TrimEnd('/');

    /// <summary>The verb as it was typed, with the ward; null when no verb stands there.</summary>
    public static string? Show(string target) => target.Split('/') switch
    {
        [Mark, var verb, { Length: > 0 } ward, ..] => $"端末のコマンド {verb}・{ward}区",
        [Mark, var verb, ..] => $"端末のコマンド {verb}",
        _ => null,
    };
}
