using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Features.Admin;

/// <summary>Puts names and wards to those who cannot be reached.</summary>
internal sealed class UnreachableList(UnreachablePeople people, ConversationBook book, ITableStore tables)
{
    private const int AtOnce = 16;

    /// <summary>Those of these wards, who came onto the list last first.</summary>
    /// <param name="wards">The wards; null for everybody, also whoever has chosen no ward.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<UnreachableEntry>> ReadAsync(IReadOnlyList<Ward>? wards, CancellationToken cancellationToken)
    {
        var all = await people.ReadAsync(cancellationToken).ToListAsync(cancellationToken);
        var entries = new List<UnreachableEntry>();
        foreach (var chunk in all.Chunk(AtOnce))
        {
            entries.AddRange(await Task.WhenAll(chunk.Select(async person => new UnreachableEntry(
                person, await tables.WardOfAsync(person.Key, cancellationToken), (await book.FindAsync(person.Key, cancellationToken))?.Name))));
        }

        return [.. entries
            .Where(entry => wards is null || (entry.Ward is { } ward && wards.Contains(ward)))
            .OrderByDescending(entry => entry.Person.Since)
            .ThenBy(entry => entry.Person.Key, StringComparer.Ordinal)];
    }
}

/// <summary>Somebody on the list, for the screen.</summary>
/// <param name="Person">Since when and why.</param>
/// <param name="Ward">The ward that they chose.</param>
/// <param name="Name">Their name as it was last seen.</param>
internal sealed record UnreachableEntry(UnreachablePerson Person, Ward? Ward, string? Name);
