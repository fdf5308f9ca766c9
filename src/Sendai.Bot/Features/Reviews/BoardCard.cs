using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Reviews;

/// <summary>The next sessions of a ward for everybody in a channel: what is free, and never who comes.</summary>
internal static class BoardCard
{
    public static AdaptiveCard Of(Ward ward, IReadOnlyList<SessionGlance> sessions, Instant now)
    {
        var heading = $"{ward}区の会の予定";
        if (sessions.Count == 0)
        {
            var none = ListCard.NoneOf(ward);
            return CardParts.Card(none, [CardParts.Heading(heading), CardParts.Line(none)], ReviewData.Mine);
        }

        return CardParts.Card(
            $"{heading}。{string.Join("。", sessions.Select(session => SessionLines.Spoken(session, now)))}",
            [
                CardParts.Heading(heading),
                .. sessions.Select(session => SessionLines.Of(session, now)),
                CardParts.Line("予約は、ボタンを押した方の個人チャットで進めます。だれが予約したかは、ここには出ません。空きの数は、少し遅れて新しくなります。", subtle: true),
            ],
            ReviewData.Mine);
    }
}
