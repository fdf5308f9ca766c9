using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>「まとめの一覧」: drafts, those that wait for their time, and those that went out; the newest meeting first.</summary>
internal sealed class ListHandler(WritingDesk desk, SummaryStore store, PrivateReply reply)
{
    private const int Shown = 8;

    // Two years of a ward are a hundred summaries or so.
    private const int YearsBack = 2;

    public async Task BeginAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var (ward, refusal) = await desk.WardAsync(turn, WritingVerbs.ListWords, words, cancellationToken);
        if (refusal is not null)
        {
            turn.Reply(refusal);
        }
        else
        {
            await reply.AnswerAsync(turn, await CardAsync(ward!.Value, 0, cancellationToken), cancellationToken);
        }
    }

    /// <summary>The same by a button, or another page.</summary>
    public Task<AdaptiveCardInvokeResponse> ListAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        async ward => await reply.AnswerPressAsync(turn, await CardAsync(ward, data.GetInt32(WritingVerbs.Skip) ?? 0, cancellationToken), cancellationToken),
        cancellationToken);

    private async Task<AdaptiveCard> CardAsync(Ward ward, int skip, CancellationToken cancellationToken)
    {
        var all = await store.SinceAsync(ward, desk.Today.PlusYears(-YearsBack), cancellationToken);
        var from = skip > 0 && skip < all.Count ? skip : 0;
        var heading = $"{ward}区のまとめ";
        var count = all.Count == 0 ? "まだありません。" : $"{all.Count}件（{YearsBack}年前まで）";
        var body = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(count) };
        foreach (var summary in all.Skip(from).Take(Shown))
        {
            var title = SummaryWords.Title(summary.Meeting, desk.Now);
            body.Add(CardParts.Line(title) with { Weight = TextWeight.Bolder, Separator = true });
            body.Add(CardParts.Line($"{SummaryWords.Of(summary.State, desk.Now)}{(summary is { Sent: not null, CorrectedAt: not null } ? "（訂正あり）" : "")}", subtle: true));
            body.Add(new ActionSet { Actions = [SummaryVerbs.Button($"{title} を開く", SummaryVerbs.Manage, summary)] });
        }

        var actions = new List<CardAction>();
        if (from + Shown < all.Count)
        {
            actions.Add(WritingVerbs.Button($"つづき（あと{all.Count - from - Shown}件）", WritingVerbs.List, ward, (WritingVerbs.Skip, from + Shown)));
        }

        actions.Add(WritingVerbs.Button("まとめを出す", WritingVerbs.Start, ward));
        return CardParts.Card($"{heading}。{count}", body, actions);
    }
}
