using Sendai.Teams.Activities;

namespace Sendai.Bot.Files;

/// <summary>Gives out links to files. Whoever asks has checked before that the person may have the file.</summary>
internal sealed class FileDesk(PublicAddress address, FileLinks links, IEnumerable<FileKind> kinds)
{
    private readonly HashSet<string> known = kinds.Select(kind => kind.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// A link for one person: it works once, for ten minutes, for whoever has it. So it belongs into a private answer, never
    /// into a channel. Null when no public address is configured; then the feature offers no file.
    /// </summary>
    /// <param name="person">Whom the audit will name.</param>
    /// <param name="kind">What was registered by <see cref="FileServices.AddFile"/>.</param>
    /// <param name="target">For the maker: opaque ids, at most 200 visible ASCII characters. It is shown in the audit.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Tables.TableStoreException">The store cannot be used.</exception>
    public async Task<Uri?> OfferAsync(ChannelAccount person, string kind, string target, CancellationToken cancellationToken)
    {
        if (!known.Contains(kind))
        {
            throw new ArgumentException("Nobody makes files of this kind.", nameof(kind));
        }

        if (!FileKind.IsTarget(target))
        {
            throw new ArgumentException($"A target is 1 to {FileKind.LongestTarget} visible ASCII characters.", nameof(target));
        }

        // Before the link is opened: one that cannot be sent would only lie there.
        return address.Of("/") is null
            ? null
            : address.Of($"{TokenOutOfPath.Path}/{await links.OpenAsync(kind, target, person.AadObjectId ?? person.Id ?? "", cancellationToken)}");
    }
}
