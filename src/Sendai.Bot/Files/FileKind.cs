using System.Text.RegularExpressions;

namespace Sendai.Bot.Files;

/// <summary>A kind of file that a feature gives out.</summary>
/// <param name="Name">Its name in rows and in the audit.</param>
/// <param name="MakerOf">Its maker, looked for only when a file is taken: who makes files may also offer them.</param>
internal sealed partial record FileKind(string Name, Func<IServiceProvider, FileMaker> MakerOf)
{
    // The audit shows both, and a target is an id and no text.
    public const int LongestTarget = 200;

    public static bool IsName(string name) => NameShape().IsMatch(name);

    public static bool IsTarget(string target) =>
        target.Length is > 0 and <= LongestTarget && !target.AsSpan().ContainsAnyExceptInRange('!', '~');

    [GeneratedRegex(@"^[a-z][a-z0-9.-]{0,39}\z")]
    private static partial Regex NameShape();
}
