using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Reviews;

/// <summary>The next sessions of a ward, for one person.</summary>
internal static class ListCard
{
    /// <summary>So many sessions stand on one card.</summary>
    public const int Shown = 4;

    private const int ButtonsInARow = 5;

    /// <param name="ward">The ward.</param>
    /// <param name="sessions">What is shown.</param>
    /// <param name="now">The moment.</param>
    /// <param name="next">Where the next page begins; null when there is none.</param>
    public static AdaptiveCard Of(Ward ward, IReadOnlyList<SessionGlance> sessions, Instant now, int? next)
    {
        var heading = $"{ward}区の会の予定";
        if (sessions.Count == 0)
        {
            var none = NoneOf(ward);
            return CardParts.Card(none, [CardParts.Heading(heading), CardParts.Line(none)], ReviewData.Mine, ReviewData.OtherWards);
        }

        var actions = new List<CardAction> { ReviewData.Mine, ReviewData.OtherWards };
        if (next is { } skip)
        {
            actions.Insert(0, ReviewData.List("もっと見る", ward, skip));
        }

        return CardParts.Card(
            $"{heading}。{string.Join("。", sessions.Select(session => SessionLines.Spoken(session, now)))}",
            [CardParts.Heading(heading), .. sessions.Select(session => SessionLines.Of(session, now))],
            actions);
    }

    /// <summary>What is said of a ward without sessions, and who makes them.</summary>
    public static string NoneOf(Ward ward) => $"{ward}区には、これからの会がまだ登録されていません。日程は区の事務局が登録します。急ぐときは事務局にお尋ねください。";

    /// <summary>Asks for the ward.</summary>
    public static AdaptiveCard AskWard(IReadOnlyList<Ward> wards)
    {
        const string Heading = "どの区の会を見ますか？";
        return CardParts.Card(
            Heading,
            [
                CardParts.Heading(Heading),
                CardParts.Line("区の名前だけを書いて送ると、あなたの区として覚えます。次からはお聞きしません。", subtle: true),
                .. wards.Select(ward => ReviewData.List($"{ward}区", ward)).Chunk(ButtonsInARow).Select(row => new ActionSet { Actions = row }),
            ],
            ReviewData.Mine);
    }
}
