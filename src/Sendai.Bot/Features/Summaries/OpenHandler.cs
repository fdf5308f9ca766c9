using System.Text.Json.Nodes;
using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>「まとめを見る」, and one of them.</summary>
internal sealed class OpenHandler(SummaryReader reader, SummaryEffects effects, AccessDesk access, PrivateReply reply, CityClock clock)
{
    /// <summary>How far back the list goes.</summary>
    public static readonly Period Back = Period.FromYears(1);

    /// <summary>Where a summary did not come to, nobody can say there that they have read it, and nothing is to be ended.</summary>
    private static readonly string[] OnlyWhereItCame = [SummaryVerbs.HasRead, SummaryVerbs.Unsubscribe];

    private const int OnACard = 6;

    /// <summary>「まとめを見る」.</summary>
    public async Task BeginAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await access.RefusalAsync(turn, Operation.ReadSummary, null, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
        }
        else
        {
            await AnswerAsync(turn, cancellationToken);
        }
    }

    /// <summary>The list: in a channel of what it has; what only the person may see goes to their own chat.</summary>
    public async Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var since = clock.Now.Date - Back;
        if (!Privacy.IsPrivate(turn) && await reader.AllHereAsync(turn, since, cancellationToken) is { Count: > 0 } here)
        {
            turn.Reply(List(here, 0));
        }
        else
        {
            await reply.AnswerAsync(turn, List(await reader.AllAsync(turn, since, cancellationToken), 0), cancellationToken);
        }
    }

    /// <summary>Another page of the list.</summary>
    public async Task<AdaptiveCardInvokeResponse> ListAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var (since, skip) = (clock.Now.Date - Back, data.GetInt32(ReaderVerbs.Skip) ?? 0);
        return AdaptiveCardInvokeResponse.Card(List(
            Privacy.IsPrivate(turn) ? await reader.AllAsync(turn, since, cancellationToken) : await reader.AllHereAsync(turn, since, cancellationToken), skip));
    }

    /// <summary>One summary.</summary>
    public async Task<AdaptiveCardInvokeResponse> OpenAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(turn, data, cancellationToken) is not { } summary)
        {
            return ReaderWords.Gone();
        }

        return await reader.HereAsync(turn, summary, cancellationToken) is not null
            ? AdaptiveCardInvokeResponse.Card(await CardAsync(summary, isHere: true, cancellationToken))
            : await reply.AnswerPressAsync(turn, await CardAsync(summary, isHere: false, cancellationToken), cancellationToken);
    }

    public async Task<AdaptiveCard> CardAsync(MeetingSummary summary, bool isHere, CancellationToken cancellationToken) =>
        SummaryCard.Of(summary, await effects.NextAsync(summary, cancellationToken), clock.Moment, without: isHere ? null : OnlyWhereItCame);

    /// <summary>A page of summaries, each with its button.</summary>
    public AdaptiveCard List(IReadOnlyList<MeetingSummary> summaries, int skip)
    {
        var from = skip > 0 && skip < summaries.Count ? skip : 0;
        const string Heading = "会議のまとめ";
        var count = summaries.Count == 0
            ? $"見られるまとめは、まだありません。自分の区を選ぶか、「{ReaderVerbs.SubscribeWords}」と書いて受け取りを始めると、ここに出ます。"
            : $"{summaries.Count}件あります。新しい順です。";
        var body = new List<CardElement> { CardParts.Heading(Heading), CardParts.Line(count) };
        foreach (var summary in summaries.Skip(from).Take(OnACard))
        {
            var title = SummaryWords.Title(summary.Meeting, clock.Moment);
            body.Add(CardParts.Line(title) with { Weight = TextWeight.Bolder, Separator = true });
            body.Add(CardParts.Line(
                $"決まったこと {summary.Content.Lines(SummaryPart.Decisions).Count}件、宿題 {summary.Content.Lines(SummaryPart.Homework).Count}件{(summary.CorrectedAt is null ? "" : "（訂正あり）")}", subtle: true));
            body.Add(new ActionSet { Actions = [SummaryVerbs.Button("まとめを開く", SummaryVerbs.Open, summary)] });
        }

        var next = from + OnACard < summaries.Count ? from + OnACard : 0;
        return CardParts.Card(
            $"{Heading}。{count}",
            body,
            summaries.Count > OnACard
                ? [new ActionExecute { Title = next > 0 ? $"つづき（あと{summaries.Count - next}件）" : "はじめから", Verb = ReaderVerbs.List, Data = new JsonObject { [ReaderVerbs.Skip] = next } }]
                : []);
    }
}
