using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Consult;

/// <summary>Begins a turn: takes the directory of the moment and looks up the ward of the person.</summary>
internal sealed class ConsultDesk(CurrentDirectory directory, ConsultStore store, CityClock clock)
{
    /// <summary>For the ward that the person has chosen before.</summary>
    public async Task<Consultation> OpenAsync(Turn turn, CancellationToken cancellationToken) =>
        Open(turn, (await store.FindAsync(UserKey.Of(turn), cancellationToken)).Ward);

    /// <summary>For this ward.</summary>
    public Consultation Open(Turn turn, Ward? ward) => new(directory.Snapshot, clock, ward, isShared: !Privacy.IsPrivate(turn));
}
