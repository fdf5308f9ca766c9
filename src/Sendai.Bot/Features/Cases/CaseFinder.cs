using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>What a press is about, looked up anew: what its card knew may be long past, and its data may be forged.</summary>
internal sealed class CaseFinder(CaseStore store, ITableStore tables, CurrentDirectory directory, AccessDesk access)
{
    private const string Unknown = "このケースは見つかりませんでした。保存の期間が終わって、消えたのかもしれません。";

    public DirectoryContent Content => directory.Snapshot.Content;

    /// <summary>The case of a press; null when there is none. Who may see it is not asked here.</summary>
    public async Task<CaseFile?> FindAsync(ActionData data, CancellationToken cancellationToken) =>
        WardOf(data) is { } ward ? (await store.FindAsync(ward, data.GetString(CaseVerbs.Case), cancellationToken))?.File : null;

    /// <summary>The case of a press for whoever may do this with it; otherwise what is said. Whether there is a case is not told to whoever may not.</summary>
    public async Task<(CaseFile? File, AdaptiveCardInvokeResponse? Refusal)> FindAsync(
        Turn turn, ActionData data, Operation operation, CancellationToken cancellationToken)
    {
        if (await FindAsync(data, cancellationToken) is { } file)
        {
            return await access.CaseRefusalAsync(turn, operation, file, cancellationToken) is { } refused
                ? (null, AdaptiveCardInvokeResponse.Error("Forbidden", refused))
                : (file, null);
        }

        return (null, await access.RefusalAsync(turn, operation, WardOf(data), cancellationToken) is { } refusal
            ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : AdaptiveCardInvokeResponse.Message(Unknown));
    }

    /// <summary>The case that the form of a press has become already; null when it has not. The ward may have been changed meanwhile on another device.</summary>
    public async Task<CaseFile?> HandedInAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var spent = await Task.WhenAll(Content.Wards.Select(async ward =>
            (Ward: ward, Id: await Nonce.SpentAsync(tables, CaseKeys.Table, CaseKeys.PartitionOf(ward), turn, data, cancellationToken))));
        return spent.FirstOrDefault(one => one.Id is not null) is ({ } of, { } id) ? (await store.FindAsync(of, id, cancellationToken))?.File : null;
    }

    /// <summary>The ward of a press; null when the city has none of this name.</summary>
    public Ward? WardOf(ActionData data) => WardCalled(data.GetString(CaseVerbs.Ward));

    /// <summary>The ward that somebody chose for themselves.</summary>
    public async Task<Ward?> OwnWardAsync(Turn turn, CancellationToken cancellationToken) =>
        WardCalled((await tables.WardOfAsync(UserKey.Of(turn), cancellationToken))?.Name);

    private Ward? WardCalled(string? name) => Content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == name);
}
