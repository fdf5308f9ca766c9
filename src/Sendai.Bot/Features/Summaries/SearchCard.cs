using NodaTime;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Summaries;

/// <summary>What was found in the summaries, under the meeting that says it.</summary>
internal sealed class SearchCard(Instant now)
{
    /// <summary>The most passages: whoever wants more opens the summary.</summary>
    public const int Most = 8;

    public AdaptiveCard Of(IReadOnlyList<SummaryPassage> found)
    {
        const string Heading = "会議のまとめから見つけました";
        var body = new List<CardElement> { CardParts.Heading(Heading) };
        foreach (var meeting in found.GroupBy(passage => passage.Summary.Id))
        {
            var summary = meeting.First().Summary;
            body.Add(CardParts.Line(SummaryWords.Title(summary.Meeting, now)) with { Weight = TextWeight.Bolder, Separator = true });
            body.AddRange(meeting.Select(passage => CardParts.Line($"・{passage.Line}（{SummaryWords.Of(passage.Part)}）")));
            body.Add(new ActionSet { Actions = [SummaryVerbs.Button("まとめを開く", SummaryVerbs.Open, summary)] });
        }

        return CardParts.Card($"{Heading}。{found.Count}件あります。", body);
    }

    /// <summary>Nothing says it.</summary>
    /// <param name="hasAny">Whether there are summaries that the person may see.</param>
    public static AdaptiveCard Nothing(bool hasAny)
    {
        var words = hasAny
            ? "見られるまとめの中には、見つかりませんでした。"
            : "見られるまとめが、まだありません。";
        var then = hasAny
            ? $"「送迎について話したのはいつ？」のように短い言葉にするか、「{ReaderVerbs.ListWords}」と書いて一覧から探してみてください。"
            : $"「{ReaderVerbs.SubscribeWords}」と書くと、これからのまとめが届き、ここでも探せるようになります。";
        return CardParts.Card($"{words}{then}", [CardParts.Heading("会議のまとめ"), CardParts.Line(words), CardParts.Line(then)]);
    }
}
