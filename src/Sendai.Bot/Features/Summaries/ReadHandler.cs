using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>「読みました」, where a summary came to.</summary>
internal sealed class ReadHandler(SummaryReader reader, SummaryReads reads, SummaryEffects effects, CityClock clock)
{
    private const string NotHere =
        $"このまとめは、この場所に届いたものではないので、「読みました」を記録できません。何も変えていません。ここで受け取るには「{ReaderVerbs.SubscribeWords}」と書いてください。";

    public async Task<AdaptiveCardInvokeResponse> ReadAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (data.IsAutomatic)
        {
            return ReaderWords.Unusable();
        }

        if (await reader.SentAsync(data, cancellationToken) is not { } summary)
        {
            return ReaderWords.Gone();
        }

        if (await reader.HereAsync(turn, summary, cancellationToken) is not { } here)
        {
            return AdaptiveCardInvokeResponse.Message(NotHere);
        }

        await reads.MarkAsync(summary, here.Number, UserKey.Of(turn), cancellationToken);
        var all = await reads.AllAsync(summary, cancellationToken);
        // A channel counts its own readers. Alone in a chat there is only one: there it is all who got it.
        var counted = SummaryReads.Count(here.IsPersonal ? all : all.Where(read => read.Recipient == here.Number));
        var words = $"{(here.IsPersonal ? "全体で " : "")}{SummaryWords.Read(counted.Offices, counted.Others)}";
        return AdaptiveCardInvokeResponse.Card(
            SummaryCard.Of(summary, await effects.NextAsync(summary, cancellationToken), clock.Moment, words, [SummaryVerbs.HasRead]));
    }
}
