using System.Globalization;
using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Reviews;

/// <summary>Asks for the time to which a booking shall go.</summary>
internal sealed class MoveCard(Instant now)
{
    private const char BeforeSlot = '/';
    private const string Together = "-";

    /// <param name="from">The session of the booking.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="others">Sessions of the same kind, with room.</param>
    /// <param name="note">What came of the press before; null when there was none.</param>
    public AdaptiveCard Of(ReviewSession from, Booking booking, IReadOnlyList<SessionBook> others, string? note)
    {
        const string Heading = "いつに変えますか？";
        var stands = $"いまの予約：{SessionWords.When(from, booking, now)}";
        var body = new List<CardElement> { CardParts.Heading(Heading) };
        if (note is not null)
        {
            body.Add(CardParts.Line(note) with { Color = TextColor.Attention });
        }

        body.Add(CardParts.Line(stands) with { Weight = TextWeight.Bolder });
        body.Add(CardParts.Line(SessionWords.Title(from)));
        List<Choice> choices = [.. others.SelectMany(Choices)];
        if (choices.Count == 0)
        {
            const string None = "いまは、変えられる空きの時間がありません。予約はそのままです。";
            body.Add(CardParts.Line(None));
            return CardParts.Card($"{note}{None}{stands}", body, ReviewData.Mine);
        }

        body.Add(new InputChoiceSet
        {
            Id = ReviewData.To,
            Label = "空いている時間",
            Style = ChoiceInputStyle.Compact,
            Choices = choices,
            IsRequired = true,
            ErrorMessage = "時間を選んでください。",
        });
        body.Add(CardParts.Line("変えるまで、いまの予約はそのまま残ります。", subtle: true));
        return CardParts.Card(
            $"{note}{Heading}{stands}",
            body,
            ReviewVerbs.Button("この時間に変える", ReviewVerbs.Move, from, booking).Sure(withInputs: true),
            new ActionExecute { Title = "やめておく", Verb = ReviewVerbs.Mine, AssociatedInputs = AssociatedInputs.None });
    }

    /// <summary>The session and the slot of a choice; null when it is none.</summary>
    public static (string Session, int? Slot)? Read(string? choice) => choice?.Split(BeforeSlot) switch
    {
        [var session, Together] when ReviewRows.IsId(session) => (session, null),
        [var session, var slot] when ReviewRows.IsId(session) && int.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (session, number),
        _ => null,
    };

    private IEnumerable<Choice> Choices(SessionBook book)
    {
        var session = book.Session;
        return session.SlotMinutes is null
            ? [new Choice($"{SessionWords.When(session, now)}（{SessionWords.Free(SessionGlance.Of(book))}）", $"{session.Id}{BeforeSlot}{Together}")]
            : book.FreeSlots.Select(slot => new Choice(
                $"{SessionWords.At(session.StartOf(slot), now)}〜{SessionWords.Clock(session.EndOf(slot))}",
                $"{session.Id}{BeforeSlot}{slot.ToString(CultureInfo.InvariantCulture)}"));
    }
}
