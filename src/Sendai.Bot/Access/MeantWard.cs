using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Access;

/// <summary>Which ward somebody means who names none.</summary>
internal sealed class MeantWard(AccessDesk access, Secretariats secretariats, ITableStore tables)
{
    /// <summary>
    /// That of the channel; else the only one whose 事務局 the person is; else the one that they have chosen. Null when that
    /// leaves it open: they have to name it.
    /// </summary>
    public async Task<Ward?> FindAsync(Turn turn, CancellationToken cancellationToken)
    {
        var here = ChannelPlace.Of(turn) is null
            ? []
            : (await secretariats.AllAsync(cancellationToken)).Where(one => one.ChannelId == ChannelPlace.IdOf(turn)).Select(one => one.Ward).ToList();
        if (here is [var only])
        {
            return only;
        }

        var standing = await access.StandingOfAsync(turn.Reference.User, cancellationToken);
        var own = await tables.WardOfAsync(UserKey.Of(turn), cancellationToken);
        return standing.Secretariat.Count switch
        {
            1 => standing.Secretariat.First(),
            > 1 when own is not { } chosen || !standing.Secretariat.Contains(chosen) => null,
            _ => own ?? standing.Unchecked.Cast<Ward?>().FirstOrDefault(),
        };
    }
}
