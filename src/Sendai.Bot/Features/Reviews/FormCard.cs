using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Reviews;

/// <summary>Asks for the time and for what it is about. Everything is chosen: nothing can be written that would tell of a person.</summary>
internal sealed class FormCard(DirectoryContent content, Instant now)
{
    private const string NoNames = "名前や住所など、個人が分かることは書きません（選ぶだけです）。";

    /// <param name="book">The session as it is.</param>
    /// <param name="office">The office of whoever books.</param>
    /// <param name="note">What came of the press before; null when there was none.</param>
    public AdaptiveCard Of(SessionBook book, KnownOffice office, string? note)
    {
        var session = book.Session;
        var isFull = book.Free <= 0;
        var heading = isFull ? "キャンセル待ちに入りますか？" : "この会を予約しますか？";
        var body = new List<CardElement> { CardParts.Heading(heading) };
        if (note is not null)
        {
            body.Add(CardParts.Line(note) with { Color = TextColor.Attention });
        }

        body.Add(CardParts.Line(SessionWords.When(session, now)) with { Weight = TextWeight.Bolder });
        body.Add(CardParts.Line(SessionWords.Title(session)));
        body.Add(CardParts.Line(SessionWords.Place(session), subtle: true));
        body.Add(CardParts.Line($"{SessionWords.Free(SessionGlance.Of(book))}。締め切り {SessionWords.At(session.ClosesAt, now)}"));
        if (office.Name.Length > 0)
        {
            body.Add(CardParts.Line($"事業所：{office.Name}", subtle: true));
        }

        body.AddRange(Inputs(book, isFull));
        body.Add(CardParts.Line(NoNames, subtle: true));
        if (session.Material.Length > 0)
        {
            body.Add(CardParts.Line(session.Material));
        }

        return CardParts.Card(
            $"{note}{heading}{SessionWords.Title(session)} {SessionWords.When(session, now)}",
            body,
            (isFull ? ReviewVerbs.Button("キャンセル待ちに入る", ReviewVerbs.Waitlist, session) : ReviewVerbs.Button("予約する", ReviewVerbs.Book, session)).Sure(withInputs: true),
            ReviewVerbs.Button("ほかの日を見る", ReviewVerbs.List, session));
    }

    private IEnumerable<CardElement> Inputs(SessionBook book, bool isFull)
    {
        var session = book.Session;
        if (!isFull && session.SlotMinutes is not null)
        {
            yield return new InputChoiceSet
            {
                Id = ReviewData.Slot,
                Label = "時間",
                Style = ChoiceInputStyle.Compact,
                Choices =
                [
                    new Choice("どの時間でもよい", ReviewData.AnySlot),
                    .. book.FreeSlots.Select(slot => new Choice(SessionWords.Slot(session, slot), Text(slot))),
                ],
                Value = ReviewData.AnySlot,
                IsRequired = true,
                ErrorMessage = "時間を選んでください。",
            };
        }

        if (session.Themes.Count > 0)
        {
            yield return new InputChoiceSet
            {
                Id = ReviewData.Theme,
                Label = "話したいこと",
                Style = ChoiceInputStyle.Expanded,
                Choices = [.. session.Themes.Select(theme => new Choice(theme, theme))],
                IsRequired = true,
                ErrorMessage = "話したいことを、1つ選んでください。",
            };
        }

        yield return new InputChoiceSet
        {
            Id = ReviewData.Issue,
            Label = "近い困りごと（選ばなくてもかまいません）",
            Style = ChoiceInputStyle.Filtered,
            Choices = [.. content.Issues.Select(issue => new Choice(issue.Label, issue.Id))],
            Placeholder = "言葉を入れて探せます",
        };
        if (!isFull)
        {
            yield return new InputToggle
            {
                Id = ReviewData.Waits,
                Label = "満員のとき",
                Title = "満員になっていたら、キャンセル待ちに入る",
                Value = "true",
            };
        }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
