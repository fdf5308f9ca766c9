using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Cases;

/// <summary>「わたしのケース」: numbers and states, nothing of what they are about.</summary>
internal sealed class MineCard(Instant now)
{
    private const int Shown = 6;
    private const string Heading = "わたしのケース";

    public AdaptiveCard Of(IReadOnlyList<CaseGlance> mine, int skip)
    {
        if (mine.Count == 0)
        {
            const string Nothing = "出したケースは、まだありません。";
            return CardParts.Card($"{Heading}。{Nothing}", [CardParts.Heading(Heading), CardParts.Line(Nothing)], CaseData.New("ケースを出す"));
        }

        var from = skip > 0 && skip < mine.Count ? skip : 0;
        List<CaseGlance> page = [.. mine.Skip(from).Take(Shown)];
        var actions = new List<CardAction>();
        if (from + Shown < mine.Count)
        {
            actions.Add(CaseData.Mine($"もっと見る（あと{mine.Count - from - Shown}件）", from + Shown));
        }

        if (from > 0)
        {
            actions.Add(CaseData.Mine("はじめにもどる"));
        }

        actions.Add(CaseData.New("ケースを出す"));
        return CardParts.Card(
            $"{Heading}。{string.Join("。", page.Select(one => $"{one.Number} {CaseWords.Of(one.Stage)}"))}",
            [CardParts.Heading(Heading), .. page.Select(Item)],
            actions);
    }

    private Container Item(CaseGlance one)
    {
        var items = new List<CardElement>
        {
            CardParts.Line($"受付番号 {one.Number}　{CaseWords.Of(one.Stage)}") with { Weight = TextWeight.Bolder },
            CardParts.Line(one.Starts is { } starts ? $"話し合う日：{SessionWords.At(starts, now)}" : CaseWords.Meaning(one.Stage)),
            CardParts.Line($"{SessionWords.On(CityClock.At(one.Since).Date, CityClock.At(now).Date)}から", subtle: true),
            new ActionSet { Actions = [CaseVerbs.Button(one.Stage == CaseStage.Returned ? "見て、直す" : "見る", CaseVerbs.Open, one.Number)] },
        };
        return new Container { Items = items, Separator = true, Spacing = Spacing.Medium };
    }
}
