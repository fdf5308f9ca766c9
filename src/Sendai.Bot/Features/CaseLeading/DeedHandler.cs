using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>The buttons that do something at once, or after one question; and one case when it is opened.</summary>
internal sealed class DeedHandler(LeadDesk desk)
{
    /// <summary>「内容を見る」.</summary>
    public Task<AdaptiveCardInvokeResponse> OpenAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn, data, file => desk.ShowAsync(turn, file, int.TryParse(data.GetString(LeadVerbs.Page), out var page) ? page : 0, null, cancellationToken), cancellationToken);

    public Task<AdaptiveCardInvokeResponse> DoAsync(LeadDeed deed, Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        file => deed.Question is not null && data.GetString(LeadVerbs.Sure) is null
            ? desk.AloneAsync(turn, CaseVerbs.Button(deed.Title, deed.Verb, file.Number), file, () => Task.FromResult(AdaptiveCardInvokeResponse.Card(Ask(deed, file))), cancellationToken)
            : desk.DoAsync(turn, data, file, (now, at) => deed.Decide(now, UserKey.Of(turn), desk.Today, at), deed.Done, cancellationToken),
        cancellationToken);

    private static AdaptiveCard Ask(LeadDeed deed, CaseFile file) => CardParts.Card(
        $"{LeadWords.NumberAndState(file)}。{deed.Question}",
        [CardParts.Heading(deed.Title), CardParts.Line(LeadWords.NumberAndState(file)) with { Weight = TextWeight.Bolder }, CardParts.Line(deed.Question!)],
        CaseVerbs.Deed($"はい、{deed.Title}", deed.Verb, file.Number, (LeadVerbs.Sure, "yes")),
        LeadVerbs.Back("やめる", file.Number));
}
