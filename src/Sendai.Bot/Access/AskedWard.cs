using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Access;

/// <summary>The ward that a command of 事務局 is about.</summary>
internal sealed class AskedWard(AccessDesk access, MeantWard meant, CurrentDirectory directory)
{
    /// <summary>The ward that stands behind the command, or that whoever wrote it means; otherwise what is said to them.</summary>
    /// <param name="turn">The command.</param>
    /// <param name="operation">What shall be done.</param>
    /// <param name="command">Its words.</param>
    /// <param name="words">What follows them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(Ward? Ward, string? Words)> FindAsync(Turn turn, Operation operation, string command, string words, CancellationToken cancellationToken)
    {
        var wards = directory.Snapshot.Content.Wards;
        var ward = WardNames.Exactly(wards, words);
        if (ward is null && words.Length > 0)
        {
            return (null, AccessWords.WhichWard(command, wards));
        }

        ward ??= await meant.FindAsync(turn, cancellationToken);
        if (await access.RefusalAsync(turn, operation, ward, cancellationToken) is { } refusal)
        {
            return (ward, refusal);
        }

        return ward is null ? (null, AccessWords.WhichWard(command, wards)) : (ward, null);
    }
}
