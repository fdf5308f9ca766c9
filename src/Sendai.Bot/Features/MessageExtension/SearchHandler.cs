using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.MessageExtension;

/// <summary>Answers a search. Teams sends one for every few letters that are typed, so nothing is kept of it.</summary>
internal sealed class SearchHandler(CurrentDirectory directory, ITableStore tables, CityClock clock, AccessDesk access)
{
    private const string Nothing =
        "合う相談先が見つかりませんでした。相談先の名前か、困っていることを、別の言い方で書いてみてください。お名前など、個人が分かることは書かないでください。";

    public async Task<MessagingExtensionResponse> SearchAsync(Turn turn, MessagingExtensionQuery query, CancellationToken cancellationToken)
    {
        if (await access.RefusalAsync(turn, Operation.Consult, ward: null, cancellationToken) is { } refusal)
        {
            return MessagingExtensionResponse.Message(refusal);
        }

        var ward = await tables.WardOfAsync(UserKey.Of(turn), cancellationToken);
        var snapshot = directory.Snapshot;
        var found = new BodySearch(snapshot, clock.Now).Find(query.Text(MessageExtensionFeature.Field), ward);
        if (found.Count == 0)
        {
            return MessagingExtensionResponse.Message(Nothing);
        }

        var cards = new FoundCards(snapshot.Content, clock.Now);
        var page = query.QueryOptions;
        return MessagingExtensionResponse.Result(
            [.. found.Skip(Math.Max(0, page?.Skip ?? 0)).Take(Math.Clamp(page?.Count ?? found.Count, 1, found.Count)).Select(cards.Of)]);
    }
}
