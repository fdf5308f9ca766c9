using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Tables;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;
using NodaTime;

namespace Sendai.Bot.Features.Reviews;

/// <summary>What a press is about, looked up anew: what its card knew may be long past, and its data may be forged.</summary>
internal sealed class SessionFinder(ReviewStore store, ITableStore tables, CurrentDirectory directory, CityClock clock)
{
    private const string Unknown = "この会は見つかりませんでした。日程がなくなったのかもしれません。";

    public DirectoryContent Content => directory.Snapshot.Content;

    public Instant Now => clock.Moment;

    public BookingCards Cards => new(Content, Now);

    /// <summary>The session of a press and the number of its booking; null when there is none.</summary>
    public async Task<(SessionBook Book, int Number)?> FindAsync(ActionData data, CancellationToken cancellationToken) =>
        ReviewVerbs.Read(data) is var (name, session, number) && WardCalled(name) is { } ward && await store.FindAsync(ward, session, cancellationToken) is { } found
            ? (found.Book, number)
            : null;

    /// <summary>The ward of this very name.</summary>
    public Ward? WardCalled(string? name) => Content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == name);

    /// <summary>The ward that somebody chose for themselves.</summary>
    public async Task<Ward?> OwnWardAsync(Turn turn, CancellationToken cancellationToken) =>
        WardCalled((await tables.WardOfAsync(UserKey.Of(turn), cancellationToken))?.Name);

    public AdaptiveCard NotFound() => Cards.Sorry(Unknown, null);

    /// <summary>Whether a press may do something now: somebody has pressed it, and nobody else will read the answer.</summary>
    public static bool IsDeed(Turn turn, ActionData data) =>
        !data.IsAutomatic && Privacy.IsPrivate(turn) && data.GetString(Nonce.Data) is { Length: > 0 };
}
